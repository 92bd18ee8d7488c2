using SemanticCorpus.SearchComparison;

// make BASE.db FOLDER PASSAGES   vectors of PASSAGES passages mixed from those of a corpus, and the questions' vectors
// fill FOLDER PASSAGES           a corpus of them
// measure FOLDER PASSAGES        its searches; prints one JSON line
switch (args)
{
    case ["make", var corpus, var folder, var passages]:
        await Mixture.MakeAsync(corpus, folder, int.Parse(passages));
        break;
    case ["fill", var corpus, var folder, var passages]:
        await Filling.RunAsync(corpus, folder, int.Parse(passages));
        break;
    case ["measure", var folder, var passages]:
        await Measurement.RunAsync(folder, int.Parse(passages));
        break;
    default:
        Console.Error.WriteLine("make BASE.db FOLDER PASSAGES | fill BASE.db FOLDER PASSAGES | measure FOLDER PASSAGES");
        return 2;
}

return 0;
