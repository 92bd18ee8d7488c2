namespace SemanticCorpus.Hosting;

/// <summary>Folders for what is the owner's alone.</summary>
public static class PrivateFolder
{
    /// <summary>Creates a folder that its owner alone may enter. One that is there keeps its permissions.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
