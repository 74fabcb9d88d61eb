#if os(Linux)
    import Glibc
    import MeterDefinition
    import NIOCore

    /// Linux; tested.
    public enum LinuxPlatform: Platform {
        public static var monotonicNow: Duration {
            let (seconds, nanoseconds) = POSIX.time(CLOCK_MONOTONIC)
            return .seconds(seconds) + .nanoseconds(nanoseconds)
        }

        public static var wallClockMicroseconds: Int64 {
            let (seconds, nanoseconds) = POSIX.time(CLOCK_REALTIME)
            return seconds * 1_000_000 + nanoseconds / 1000
        }

        public static var configurationFolder: String {
            (POSIX.environment("XDG_CONFIG_HOME") ?? POSIX.home + "/.config") + "/meterconsole"
        }

        public static var stateFolder: String {
            (POSIX.environment("XDG_STATE_HOME") ?? POSIX.home + "/.local/state") + "/meterconsole"
        }

        public static var executablePath: String? { POSIX.resolved("/proc/self/exe") }

        public static func lock(file path: String) throws(PlatformError) -> FileLock? {
            try POSIX.lock(file: path)
        }

        public static func text(ofError number: Int32) -> String { POSIX.text(ofError: number) }

        public static func holdEndSignals() { POSIX.holdEndSignals() }
        public static func waitForEndSignal() { POSIX.waitForEndSignal() }

        public static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool {
            POSIX.write(octets, to: descriptor)
        }

        public static func send(_ octets: UnsafeRawBufferPointer, to socket: NIOBSDSocket.Handle) -> Int {
            max(
                0,
                Glibc.send(
                    socket, octets.baseAddress, octets.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)))
        }

        public static func openSerial(_ path: String, _ format: SerialFormat) throws(PlatformError) -> Int32 {
            try POSIX.openSerial(path, format)
        }

        public static func setSerial(_ descriptor: Int32, _ format: SerialFormat) throws(PlatformError) {
            try POSIX.setSerial(descriptor, format)
        }

        public static func duplicate(_ descriptor: Int32) -> Int32 { dup(descriptor) }
        public static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
        public static func makePseudoTerminal() throws(PlatformError) -> PseudoTerminal {
            try POSIX.makePseudoTerminal()
        }
        public static func makeLink(_ path: String, to target: String) throws(PlatformError) {
            try POSIX.makeLink(path, to: target)
        }
        public static func removeLink(_ path: String, to target: String) { POSIX.removeLink(path, to: target) }

        public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

        public static func raiseFileLimit() {
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
            limit.rlim_cur = limit.rlim_max
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
    }

    /// The platform this is built for.
    public typealias HostPlatform = LinuxPlatform
#endif
