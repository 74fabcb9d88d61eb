import COSEM
import Dispatch
import Foundation
import GRDB

/// The file in which a meter's state lies: a SQLite database of octets under names, held by one process at a time.
///
/// It is used from the thread of its queue only, except while it is opened.
final class StateFile: Sendable {
    let path: String
    private let database: DatabaseQueue
    /// Held as long as the file is open: a second process is told so instead of waiting.
    private let lock: FileLock

    /// Opens the state of a meter, or begins one.
    /// - Parameters:
    ///   - folder: made where it is missing.
    ///   - name: of the meter.
    init(folder: String, name: String) throws(StateFault) {
        path = folder + "/" + Self.fileName(of: name)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw StateFault(folder, "cannot be made; give another folder with --state DIR, or --state none")
        }
        lock = try Self.lock(path)
        database = try Self.open(path)
    }

    /// Removes the state of a meter that does not run.
    /// - Returns: its path.
    static func remove(folder: String, name: String) throws(StateFault) -> String {
        let path = folder + "/" + fileName(of: name)
        guard FileManager.default.fileExists(atPath: path) else { throw StateFault(path, "there is no state") }
        let lock = try lock(path)
        withExtendedLifetime(lock) {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
        guard !FileManager.default.fileExists(atPath: path) else { throw StateFault(path, "cannot be removed") }
        return path
    }

    /// A meter's name may hold what a file's may not.
    static func fileName(of meter: String) -> String {
        let allowed = meter.unicodeScalars.map { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_.".unicodeScalars.contains(scalar))
                ? Character(scalar) : "_"
        }
        return String(allowed) + ".sqlite"
    }

    private static func lock(_ path: String) throws(StateFault) -> FileLock {
        do throws(PlatformError) {
            if let lock = try HostPlatform.lock(file: path + ".lock") { return lock }
        } catch {
            throw StateFault(path, "\(error); give another folder with --state DIR, or --state none")
        }
        throw StateFault(path, "in use by another process; end it, or give another folder with --state DIR")
    }

    private static func open(_ path: String) throws(StateFault) -> DatabaseQueue {
        do {
            // Keys lie in it: nobody else is to read it.
            if !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(
                    atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            var configuration = Configuration()
            configuration.label = "state"
            configuration.prepareDatabase { database in
                // A power failure must not take what was acknowledged.
                try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            guard try !queue.read(migrator.hasBeenSuperseded) else {
                throw StateFault(path, "written by a newer version; update, or give another folder with --state DIR")
            }
            try migrator.migrate(queue)
            return queue
        } catch let fault as StateFault {
            throw fault
        } catch {
            throw fault(path, error)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("octets under names") { database in
            try database.execute(
                sql: "CREATE TABLE state (name TEXT NOT NULL PRIMARY KEY, octets BLOB NOT NULL) WITHOUT ROWID")
        }
        return migrator
    }

    private static func fault(_ path: String, _ error: any Error) -> StateFault {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            StateFault(path, "damaged; move it away, or forget it with `meterconsole state reset`")
        case .SQLITE_FULL: StateFault(path, "the disk is full; make room on it")
        case .SQLITE_IOERR: StateFault(path, "the disk does not take it; look after the disk, or give another folder")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            StateFault(path, "cannot be written; give another folder with --state DIR, or --state none")
        default: StateFault(path, "\((error as? DatabaseError)?.message ?? "\(error)")")
        }
    }
}

// MARK: - What is in it

extension StateFile {
    /// Reads everything.
    func readAll() throws(StateFault) -> [MemoryName: [UInt8]] {
        do {
            return try database.read { database in
                var all: [MemoryName: [UInt8]] = [:]
                for row in try Row.fetchAll(database, sql: "SELECT name, octets FROM state") {
                    all[MemoryName(rawValue: row["name"])] = Array(row["octets"] as Data)
                }
                return all
            }
        } catch {
            throw Self.fault(path, error)
        }
    }

    /// Lets the file grow no further, as a full disk does; for tests.
    func limitPages(to count: Int) throws {
        try database.write { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
    }

    /// Writes a group of changes, all of them or none, and waits until they are safe; nil forgets a name.
    func write(_ changes: [MemoryName: [UInt8]?]) throws(StateFault) {
        do {
            try database.write { database in try Self.apply(changes, to: database) }
        } catch {
            throw Self.fault(path, error)
        }
    }

    /// The same without waiting.
    /// - Parameter completion: called on the file's thread.
    func write(
        _ changes: [MemoryName: [UInt8]?], completion: @escaping @Sendable (StateFault?) -> Void
    ) {
        database.asyncWrite { database in
            try Self.apply(changes, to: database)
        } completion: { [path] _, result in
            if case .failure(let error) = result { completion(Self.fault(path, error)) } else { completion(nil) }
        }
    }

    private static func apply(_ changes: [MemoryName: [UInt8]?], to database: Database) throws {
        let insert = try database.cachedStatement(sql: "INSERT OR REPLACE INTO state (name, octets) VALUES (?, ?)")
        let delete = try database.cachedStatement(sql: "DELETE FROM state WHERE name = ?")
        for (name, octets) in changes {
            if let octets {
                try insert.execute(arguments: [name.rawValue, Data(octets)])
            } else {
                try delete.execute(arguments: [name.rawValue])
            }
        }
    }
}
