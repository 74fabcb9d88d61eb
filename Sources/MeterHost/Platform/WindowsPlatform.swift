#if os(Windows)
    import MeterDefinition
    import NIOCore
    import WinSDK

    /// Windows; untested. There is no ncurses: `serve`, `check`, `describe` and `decode` only.
    public enum WindowsPlatform: Platform {
        public static var monotonicNow: Duration {
            var count = LARGE_INTEGER()
            var frequency = LARGE_INTEGER()
            QueryPerformanceCounter(&count)
            QueryPerformanceFrequency(&frequency)
            let (seconds, rest) = count.QuadPart.quotientAndRemainder(dividingBy: frequency.QuadPart)
            return .seconds(seconds) + .nanoseconds(rest * 1_000_000_000 / frequency.QuadPart)
        }

        /// A FILETIME counts 100 ns from 1601-01-01, 11 644 473 600 s before 1970.
        public static var wallClockMicroseconds: Int64 {
            var time = FILETIME()
            GetSystemTimePreciseAsFileTime(&time)
            let ticks = Int64(time.dwHighDateTime) << 32 | Int64(time.dwLowDateTime)
            return ticks / 10 - 11_644_473_600_000_000
        }

        public static var configurationFolder: String { environment("APPDATA") + "\\meterconsole" }
        public static var stateFolder: String { environment("LOCALAPPDATA") + "\\meterconsole" }

        public static var executablePath: String? {
            var path = [WCHAR](repeating: 0, count: 32_768)
            guard GetModuleFileNameW(nil, &path, DWORD(path.count)) > 0 else { return nil }
            return String(decodingCString: path, as: UTF16.self)
        }

        /// Opened without sharing: nobody else can open it meanwhile.
        public static func lock(file path: String) throws(PlatformError) -> FileLock? {
            let file = path.withCString(encodedAs: UTF16.self) {
                CreateFileW($0, DWORD(GENERIC_READ) | DWORD(GENERIC_WRITE), 0, nil, DWORD(OPEN_ALWAYS), 0, nil)
            }
            if let file, file != INVALID_HANDLE_VALUE {
                let held = UInt(bitPattern: file)
                return FileLock { CloseHandle(HANDLE(bitPattern: held)) }
            }
            let reason = GetLastError()
            guard reason != ERROR_SHARING_VIOLATION else { return nil }
            throw PlatformError("cannot open \(path): error \(reason)")
        }

        public static func text(ofError number: Int32) -> String { "error \(number)" }

        private static let ended = CreateEventW(nil, true, false, nil)

        public static func holdEndSignals() {
            SetConsoleCtrlHandler({ _ in SetEvent(WindowsPlatform.ended) }, true)
        }

        public static func waitForEndSignal() { WaitForSingleObject(ended, INFINITE) }

        public static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool {
            _write(descriptor, octets, UInt32(octets.count)) == octets.count
        }

        /// Everything goes through the channel.
        public static func send(_ octets: UnsafeRawBufferPointer, to socket: NIOBSDSocket.Handle) -> Int { 0 }

        public static func openSerial(_ path: String, _ format: SerialFormat) throws(PlatformError) -> Int32 {
            throw PlatformError("cannot open \(path): serial lines are not supported on Windows")
        }

        public static func setSerial(_ descriptor: Int32, _ format: SerialFormat) throws(PlatformError) {}
        public static func duplicate(_ descriptor: Int32) -> Int32 { _dup(descriptor) }
        public static func close(_ descriptor: Int32) { _ = _close(descriptor) }

        public static func makePseudoTerminal() throws(PlatformError) -> PseudoTerminal {
            throw PlatformError("there are no pseudo terminals on Windows")
        }

        public static func makeLink(_ path: String, to target: String) throws(PlatformError) {
            throw PlatformError("cannot make \(path): links are not supported on Windows")
        }

        public static func removeLink(_ path: String, to target: String) {}

        public static func isTerminal(_ descriptor: Int32) -> Bool { _isatty(descriptor) != 0 }

        public static func raiseFileLimit() {}

        private static func environment(_ name: String) -> String {
            var value = [WCHAR](repeating: 0, count: 32_768)
            let length = name.withCString(encodedAs: UTF16.self) {
                GetEnvironmentVariableW($0, &value, DWORD(value.count))
            }
            return length > 0 ? String(decodingCString: value, as: UTF16.self) : "."
        }
    }

    /// The platform this is built for.
    public typealias HostPlatform = WindowsPlatform
#endif
