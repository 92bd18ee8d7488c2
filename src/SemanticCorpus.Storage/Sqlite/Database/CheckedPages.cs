using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SemanticCorpus.Storage.Sqlite.Database;

/// <summary>Gives every page of a database a checksum in its last eight bytes, which is compared whenever the page is read: SQLite itself
/// takes what the disk gives (docs/decisions/0029-page-checksums.md).</summary>
/// <remarks>Works as a virtual file system: that of the system, with reading and writing of database files replaced. The write-ahead log has
/// SQLite's own checksums. A database without room for checksums, of format version 1 or 2, is read and written as it is.</remarks>
internal static unsafe partial class CheckedPages
{
    /// <summary>The name to open databases under.</summary>
    public const string FileSystem = "checked-pages";

    private const string Library = "e_sqlite3";
    private const int PageSize = 4096;
    private const int LeastPageSize = 512;
    private const int CanReadPartsOfPages = 0x8000; // SQLITE_IOCAP_SUBPAGE_READ
    private const int Reserved = sizeof(ulong);
    private const int HeaderSize = 100;
    private const int PlaceOfReserved = 20;
    private const int ControlReserveBytes = 38; // SQLITE_FCNTL_RESERVE_BYTES
    private const int ControlFilePointer = 7; // SQLITE_FCNTL_FILE_POINTER
    private static readonly ConcurrentDictionary<nint, nint> s_methods = new();
    private static readonly FileSystemTable* s_system = Register();

    /// <summary>Registers the file system, once for the process.</summary>
    /// <exception cref="SqliteException">SQLite has no file system to build on.</exception>
    public static void Provide() => RuntimeHelpers.RunClassConstructor(typeof(CheckedPages).TypeHandle);

    /// <summary>Makes room for checksums in a database that has no pages yet, or in a copy that VACUUM makes.</summary>
    public static void Reserve(sqlite3 database)
    {
        var wanted = Reserved;
        _ = sqlite3_file_control(database.DangerousGetHandle(), "main", ControlReserveBytes, &wanted);
    }

    /// <summary>Whether the pages of a database are checked.</summary>
    public static bool Has(sqlite3 database)
    {
        OpenFile* file = null;
        _ = sqlite3_file_control(database.DangerousGetHandle(), "main", ControlFilePointer, &file);
        return file is not null && s_methods.Values.Contains((nint)file->Methods);
    }

    private static FileSystemTable* Register()
    {
        var system = sqlite3_vfs_find(null);
        if (system is null)
        {
            throw new SqliteException(raw.SQLITE_ERROR, "SQLite has no file system");
        }

        // Kept for as long as the process runs, as SQLite keeps it.
        var table = (FileSystemTable*)NativeMemory.Alloc((nuint)sizeof(FileSystemTable));
        *table = *system;
        table->Next = null;
        table->Name = Marshal.StringToCoTaskMemUTF8(FileSystem);
        table->Open = (nint)(delegate* unmanaged[Cdecl]<FileSystemTable*, nint, OpenFile*, int, int*, int>)&Open;
        var code = sqlite3_vfs_register(table, 0);
        return code == raw.SQLITE_OK ? system : throw new SqliteException(code, "the file system cannot be registered");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(FileSystemTable* table, nint name, OpenFile* file, int flags, int* outFlags)
    {
        var code = ((delegate* unmanaged[Cdecl]<FileSystemTable*, nint, OpenFile*, int, int*, int>)s_system->Open)(s_system, name, file, flags, outFlags);
        if (code == raw.SQLITE_OK && (flags & raw.SQLITE_OPEN_MAIN_DB) != 0)
        {
            var header = stackalloc byte[HeaderSize];
            var read = SystemRead(file->Methods)(file, header, HeaderSize, 0);
            if (read == raw.SQLITE_IOERR_SHORT_READ || (read == raw.SQLITE_OK && header[PlaceOfReserved] == Reserved))
            {
                file->Methods = (FileMethods*)s_methods.GetOrAdd((nint)file->Methods, Checking);
            }
        }

        return code;
    }

    private static nint Checking(nint system)
    {
        var methods = (CheckingMethods*)NativeMemory.Alloc((nuint)sizeof(CheckingMethods));
        methods->Methods = *(FileMethods*)system;
        methods->System = (FileMethods*)system;
        methods->Methods.Read = (nint)(delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int>)&Read;
        methods->Methods.Write = (nint)(delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int>)&Write;

        methods->Methods.DeviceCharacteristics = (nint)(delegate* unmanaged[Cdecl]<OpenFile*, int>)&DeviceCharacteristics;

        // From version 3 on pages may be mapped into memory, past any check.
        methods->Methods.Version = Math.Min(methods->Methods.Version, 2);
        return (nint)methods;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(OpenFile* file, byte* buffer, int amount, long offset)
    {
        var code = SystemRead(((CheckingMethods*)file->Methods)->System)(file, buffer, amount, offset);
        return code != raw.SQLITE_OK || amount < LeastPageSize || IsSound(new ReadOnlySpan<byte>(buffer, amount), offset) ? code : raw.SQLITE_CORRUPT;
    }

    // Long values would be read past their pages' checksums otherwise: SQLite reads parts of pages where a file allows it.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeviceCharacteristics(OpenFile* file)
    {
        var system = ((CheckingMethods*)file->Methods)->System;
        return ((delegate* unmanaged[Cdecl]<OpenFile*, int>)system->DeviceCharacteristics)(file) & ~CanReadPartsOfPages;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OpenFile* file, byte* buffer, int amount, long offset)
    {
        var write = (delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int>)((CheckingMethods*)file->Methods)->System->Write;
        if (amount != PageSize || offset % PageSize != 0)
        {
            return write(file, buffer, amount, offset);
        }

        // The page is also in SQLite's cache, which is not ours to change.
        var page = stackalloc byte[PageSize];
        var bytes = new Span<byte>(page, PageSize);
        new ReadOnlySpan<byte>(buffer, PageSize).CopyTo(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[^Reserved..], Sum(bytes, offset));
        return write(file, page, amount, offset);
    }

    private static bool IsSound(ReadOnlySpan<byte> page, long offset) =>
        page.Length == PageSize && offset % PageSize == 0
        && (BinaryPrimitives.ReadUInt64LittleEndian(page[^Reserved..]) == Sum(page, offset)

            // A page that was given up before it was ever written is a hole in the file.
            || (offset > 0 && !page.ContainsAnyExcept((byte)0)));

    // With its place in the file, so that a page written elsewhere is noticed too.
    private static ulong Sum(ReadOnlySpan<byte> page, long offset) => XxHash3.HashToUInt64(page[..^Reserved], offset);

    private static delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int> SystemRead(FileMethods* methods) =>
        (delegate* unmanaged[Cdecl]<OpenFile*, byte*, int, long, int>)methods->Read;

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial FileSystemTable* sqlite3_vfs_find(string? name);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int sqlite3_vfs_register(FileSystemTable* table, int asDefault);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int sqlite3_file_control(nint database, string schema, int operation, void* argument);

#pragma warning disable CS0649 // SQLite assigns them.
    /// <summary>sqlite3_vfs, version 3.</summary>
    private struct FileSystemTable
    {
        public int Version, FileSize, MaxPath;
        public FileSystemTable* Next;
        public nint Name, Data, Open, Delete, Access, FullPath, LibraryOpen, LibraryError, LibrarySymbol, LibraryClose, Randomness, Sleep,
            CurrentTime, LastError, CurrentTimeInt64, SetSystemCall, GetSystemCall, NextSystemCall;
    }

    /// <summary>sqlite3_file.</summary>
    private struct OpenFile
    {
        public FileMethods* Methods;
    }

    /// <summary>sqlite3_io_methods, version 3.</summary>
    private struct FileMethods
    {
        public int Version;
        public nint Close, Read, Write, Truncate, Sync, Size, Lock, Unlock, CheckReservedLock, Control, SectorSize, DeviceCharacteristics,
            MapShared, LockShared, Barrier, UnmapShared, Fetch, Unfetch;
    }

    private struct CheckingMethods
    {
        public FileMethods Methods;
        public FileMethods* System;
    }
#pragma warning restore CS0649
}
