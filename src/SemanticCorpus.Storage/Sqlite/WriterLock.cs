using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Makes a store the only writer of its database among all processes of the machine: an operating-system lock on
/// <c>FILE.lock</c>, which goes with its process however that ends. The file says who holds it.</summary>
internal sealed partial class WriterLock : IDisposable
{
    private const int WouldBlock = 11; // EWOULDBLOCK of Linux
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int DiskFull = 28; // ENOSPC
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int ReadOnlyFileSystem = 30; // EROFS
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or tries for a second.</summary>
    /// <param name="databasePath">The database file.</param>
    /// <param name="timeProvider">Gives the time that the file names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">Another store holds it, or the file cannot be written.</exception>
    public static async Task<WriterLock> AcquireAsync(string databasePath, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var path = databasePath + ".lock";
        for (var waited = TimeSpan.Zero; ; waited += s_betweenTries)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, SharingThatExcludesWriters);
                Write(file, LockHolder.This(timeProvider));
                return new WriterLock(file);
            }
            catch (IOException exception) when (IsHeld(exception) && waited < s_patience)
            {
                await Task.Delay(s_betweenTries, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                throw new StoreUnavailableException(
                    $"{databasePath} is being written by {Holder(path)}. Wait for it or stop it; reading needs no lock.", exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException(
                    $"{databasePath} cannot be written: {exception.Message} Check the rights of the folder, or open it for reading only.", exception)
                {
                    IsFull = exception.HResult is DiskFull or DiskFullOnWindows,
                    IsReadOnly = exception is UnauthorizedAccessException || exception.HResult == ReadOnlyFileSystem,
                };
            }
        }
    }

    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }

    // Windows refuses a second writer of itself; elsewhere only FileShare.None takes a lock that excludes others (flock).
    private static FileShare SharingThatExcludesWriters => OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    private static void Write(FileStream file, LockHolder holder)
    {
        file.SetLength(0);
        JsonSerializer.Serialize(file, holder);
        file.Flush();
    }

    private static bool IsHeld(IOException exception) => exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation;

    private static string Holder(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LockHolder>(ReadLocked(path))?.ToString() ?? "another process";
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return "another process";
        }
    }

    private static string ReadLocked(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }

        // The lock is advisory, but every file that .NET opens asks for it; the C library does not.
        var descriptor = Open(path, 0);
        if (descriptor < 0)
        {
            throw new IOException($"{path} cannot be read.");
        }

        var bytes = new byte[4096];
        var length = Read(descriptor, bytes, bytes.Length);
        _ = Close(descriptor);
        return Encoding.UTF8.GetString(bytes, 0, (int)Math.Max(0, length));
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Read(int descriptor, [Out] byte[] buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
