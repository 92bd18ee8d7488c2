using SemanticCorpus.StandIn;

// Runs the stand-in as a process until its standard input ends. The key comes from QDRANT_API_KEY; what the specification does not allow makes it end with 1.
await using var standIn = await QdrantStandIn.StartAsync(Environment.GetEnvironmentVariable("QDRANT_API_KEY"));
Console.WriteLine(standIn.Url);
while (await Console.In.ReadLineAsync() is not null)
{
    // Nothing is asked for: the end of the input is the sign to stop.
}

foreach (var violation in standIn.Violations)
{
    Console.Error.WriteLine(violation);
}

return standIn.Violations.Count == 0 ? 0 : 1;
