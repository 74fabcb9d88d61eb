import MeterDefinition
import NIOCore

/// What the operating system decides. Porting MeterConsole to another system is writing one of these.
///
/// `HostPlatform` names the one of this system; everything is static, so a call costs nothing.
public protocol Platform {
    /// Time that never jumps, since an arbitrary moment; it goes on while the machine sleeps where the system can.
    static var monotonicNow: Duration { get }
    /// Wall clock in microseconds since 1970-01-01 UTC.
    static var wallClockMicroseconds: Int64 { get }
    /// Octets fit for keys and challenges.
    static func entropy(_ count: Int) -> [UInt8]
    /// Where the user's own settings live, such as themes.
    static var configurationFolder: String { get }
    /// Where state lives that outlasts a run, such as the meter's memory.
    static var stateFolder: String { get }
    /// Path of the running program, links followed; nil when the system does not tell.
    static var executablePath: String? { get }
    /// Takes the lock of a file, which is made if it is missing.
    /// - Returns: nil when another process holds it.
    /// - Throws: ``PlatformError`` when the file cannot be opened.
    static func lock(file path: String) throws(PlatformError) -> FileLock?
    /// Whether a file descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool
    /// The system's own words for an error number: `Address already in use`.
    static func text(ofError number: Int32) -> String
    /// Keeps the signals that ask the process to end for ``waitForEndSignal()``, in this thread and those it starts;
    /// a pipe that nobody reads is an error from then on, not the end. Call it before anything else.
    static func holdEndSignals()
    /// Sleeps until somebody asks the process to end: SIGTERM, SIGINT, SIGHUP.
    static func waitForEndSignal()
    /// Writes to a file descriptor, waiting as long as it takes.
    /// - Returns: whether everything was written.
    static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool
    /// Sends to a socket what it takes without waiting.
    /// - Returns: octets taken; 0 when it takes none, for whatever reason: writing through the channel tells which.
    static func send(_ octets: UnsafeRawBufferPointer, to socket: NIOBSDSocket.Handle) -> Int
    /// Opens a serial device for this process alone, and sets its characters.
    /// - Throws: ``PlatformError`` when it is missing, in use, or no serial device.
    static func openSerial(_ path: String, _ format: SerialFormat) throws(PlatformError) -> Int32
    /// Waits until everything written to a serial device has left, then sets its characters.
    static func setSerial(_ descriptor: Int32, _ format: SerialFormat) throws(PlatformError)
    /// Another descriptor for the same file, closed on its own.
    static func duplicate(_ descriptor: Int32) -> Int32
    static func close(_ descriptor: Int32)
    /// Makes a pseudo terminal without line editing.
    static func makePseudoTerminal() throws(PlatformError) -> PseudoTerminal
    /// Makes a symbolic link; one that is there already is replaced, anything else is not.
    static func makeLink(_ path: String, to target: String) throws(PlatformError)
    /// Removes a symbolic link, if it still points to `target`.
    static func removeLink(_ path: String, to target: String)
    /// Allows as many open files as the system lets this process have.
    static func raiseFileLimit()
}

extension Platform {
    /// Writes a line of text to a file descriptor: 1 is the standard output, 2 the standard error.
    @discardableResult
    public static func write(line: String, to descriptor: Int32) -> Bool {
        write(Array((line + "\n").utf8), to: descriptor)
    }

    /// Swift's own generator is the system's: getrandom, arc4random, BCryptGenRandom.
    public static func entropy(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}

/// Both ends of a pseudo terminal.
public struct PseudoTerminal: Sendable {
    /// The meter's end.
    public var master: Int32
    /// The clients' end, kept open so that the meter's end lasts while there is no client.
    public var slave: Int32
    /// Device of the clients' end.
    public var path: String
}

/// What the operating system would not do.
public struct PlatformError: Error, Equatable, CustomStringConvertible {
    /// What was tried, and the system's reason: `cannot open meter.lock: Permission denied`.
    public let description: String
    public init(_ description: String) { self.description = description }
}

/// A lock on a file, held until it is released or the process ends.
public final class FileLock: Sendable {
    private let unlock: @Sendable () -> Void
    public init(unlock: @escaping @Sendable () -> Void) { self.unlock = unlock }
    deinit { unlock() }
}
