#if os(Linux) || os(macOS)
    #if os(Linux)
        import Glibc
    #else
        import Darwin
    #endif

    /// What Linux and macOS do alike.
    enum POSIX {
        static func time(_ clock: clockid_t) -> (seconds: Int64, nanoseconds: Int64) {
            var time = timespec()
            clock_gettime(clock, &time)
            return (Int64(time.tv_sec), Int64(time.tv_nsec))
        }

        static func error(_ attempt: String) -> PlatformError {
            PlatformError("\(attempt): \(text(ofError: errno))")
        }

        static func text(ofError number: Int32) -> String { String(cString: strerror(number)) }

        static func environment(_ name: String) -> String? {
            guard let value = getenv(name) else { return nil }
            let text = String(cString: value)
            return text.isEmpty ? nil : text
        }

        static var home: String { environment("HOME") ?? "/" }

        static func lock(file path: String) throws(PlatformError) -> FileLock? {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw error("cannot open \(path)") }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                return nil
            }
            return FileLock { close(descriptor) }
        }

        private static var endSignals: sigset_t {
            var set = sigset_t()
            sigemptyset(&set)
            for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
            return set
        }

        static func holdEndSignals() {
            signal(SIGPIPE, SIG_IGN)
            var set = endSignals
            pthread_sigmask(SIG_BLOCK, &set, nil)
        }

        static func waitForEndSignal() {
            var set = endSignals
            var number: Int32 = 0
            sigwait(&set, &number)
        }

        static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool {
            octets.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                    guard count > 0 || errno == EINTR else { return false }
                    rest = rest.dropFirst(max(0, count))
                }
                return true
            }
        }

        static func resolved(_ path: String) -> String? {
            guard let absolute = realpath(path, nil) else { return nil }
            defer { free(absolute) }
            return String(cString: absolute)
        }
    }

    /// The C function, which ``POSIX/write(_:to:)`` hides.
    private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        write(descriptor, bytes.baseAddress, bytes.count)
    }
#endif
