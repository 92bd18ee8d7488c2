using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>Finds the model that is delivered with the program.</summary>
public static class ModelFolder
{
    /// <summary>Its name.</summary>
    public const string DeliveredName = "all-MiniLM-L6-v2";

    private static readonly string Name = Path.Combine("models", DeliveredName);

    /// <summary>The nearest folder of that name at or above the program's own.</summary>
    /// <exception cref="ModelException">There is none.</exception>
    public static string Delivered()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new ModelException(
            $"There is no folder {Name} at or above {AppContext.BaseDirectory}. Give a model with `--model FOLDER` or Corpus__Model__Folder.");
    }
}
