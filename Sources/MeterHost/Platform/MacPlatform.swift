#if os(macOS)
    import Darwin
    import MeterDefinition
    import NIOCore

    /// macOS; untested.
    public enum MacPlatform: Platform {
        /// `CLOCK_MONOTONIC_RAW` stands still in no sleep and is not slewed.
        public static var monotonicNow: Duration {
            let (seconds, nanoseconds) = POSIX.time(CLOCK_MONOTONIC_RAW)
            return .seconds(seconds) + .nanoseconds(nanoseconds)
        }

        public static var wallClockMicroseconds: Int64 {
            let (seconds, nanoseconds) = POSIX.time(CLOCK_REALTIME)
            return seconds * 1_000_000 + nanoseconds / 1000
        }

        public static var configurationFolder: String {
            POSIX.environment("XDG_CONFIG_HOME").map { $0 + "/meterconsole" }
                ?? POSIX.home + "/Library/Application Support/meterconsole"
        }

        public static var stateFolder: String { POSIX.home + "/Library/Application Support/meterconsole" }

        public static var executablePath: String? {
            var size: UInt32 = 0
            _NSGetExecutablePath(nil, &size)
            var path = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
            return POSIX.resolved(String(cString: path))
        }

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
            max(0, Darwin.send(socket, octets.baseAddress, octets.count, MSG_DONTWAIT))
        }

        public static func openSerial(_ path: String, _ format: SerialFormat) throws(PlatformError) -> Int32 {
            try POSIX.openSerial(path, format)
        }

        public static func setSerial(_ descriptor: Int32, _ format: SerialFormat) throws(PlatformError) {
            try POSIX.setSerial(descriptor, format)
        }

        public static func duplicate(_ descriptor: Int32) -> Int32 { dup(descriptor) }
        public static func close(_ descriptor: Int32) { _ = Darwin.close(descriptor) }
        public static func makePseudoTerminal() throws(PlatformError) -> PseudoTerminal {
            try POSIX.makePseudoTerminal()
        }
        public static func makeLink(_ path: String, to target: String) throws(PlatformError) {
            try POSIX.makeLink(path, to: target)
        }
        public static func removeLink(_ path: String, to target: String) { POSIX.removeLink(path, to: target) }

        public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

        /// macOS refuses more than `OPEN_MAX` however high the hard limit is.
        public static func raiseFileLimit() {
            var limit = rlimit()
            guard getrlimit(RLIMIT_NOFILE, &limit) == 0 else { return }
            limit.rlim_cur = min(limit.rlim_max, rlim_t(OPEN_MAX))
            setrlimit(RLIMIT_NOFILE, &limit)
        }
    }

    /// The platform this is built for.
    public typealias HostPlatform = MacPlatform
#endif
