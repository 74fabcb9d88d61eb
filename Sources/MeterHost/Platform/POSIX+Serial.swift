#if os(Linux) || os(macOS)
    #if os(Linux)
        import Glibc
    #else
        import Darwin
    #endif
    import MeterDefinition

    /// Serial devices and pseudo terminals.
    extension POSIX {
        static func openSerial(_ path: String, _ format: SerialFormat) throws(PlatformError) -> Int32 {
            // Without O_NONBLOCK some drivers wait for a carrier here.
            let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { throw PlatformError(text(ofError: errno)) }
            do throws(PlatformError) {
                try take(descriptor)
                try setSerial(descriptor, format)
                tcflush(descriptor, TCIOFLUSH)
            } catch {
                close(descriptor)
                throw error
            }
            return descriptor
        }

        /// Keeps others away: those that ask for the lock, and those that open the device.
        private static func take(_ descriptor: Int32) throws(PlatformError) {
            guard isatty(descriptor) == 1 else { throw PlatformError("not a serial device") }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                throw PlatformError("in use by another process")
            }
            _ = ioctl(descriptor, UInt(TIOCEXCL))
        }

        static func setSerial(_ descriptor: Int32, _ format: SerialFormat) throws(PlatformError) {
            var settings = termios()
            guard tcgetattr(descriptor, &settings) == 0 else { throw error("cannot read the line's settings") }
            cfmakeraw(&settings)
            settings.c_cflag &= ~tcflag_t(CSIZE | PARENB | PARODD | CSTOPB)
            settings.c_cflag |= tcflag_t(CREAD | CLOCAL | size(format.dataBits))
            if format.parity != .none { settings.c_cflag |= tcflag_t(PARENB) }
            if format.parity == .odd { settings.c_cflag |= tcflag_t(PARODD) }
            if format.stopBits == 2 { settings.c_cflag |= tcflag_t(CSTOPB) }
            guard let speed = speed(format.baud), cfsetispeed(&settings, speed) == 0,
                cfsetospeed(&settings, speed) == 0
            else { throw PlatformError("\(format.baud) baud is not possible") }
            guard tcsetattr(descriptor, TCSADRAIN, &settings) == 0 else { throw error("cannot set \(format)") }
            if format.isRS485 { try setRS485(descriptor) }
        }

        private static func size(_ dataBits: Int) -> Int32 {
            switch dataBits {
            case 5: Int32(CS5)
            case 6: Int32(CS6)
            case 7: Int32(CS7)
            default: Int32(CS8)
            }
        }

        private static func speed(_ baud: UInt32) -> speed_t? {
            #if os(Linux)
                let codes: KeyValuePairs<UInt32, Int32> = [
                    300: B300, 600: B600, 1200: B1200, 2400: B2400, 4800: B4800, 9600: B9600, 19200: B19200,
                    38400: B38400, 57600: B57600, 115_200: B115200, 230_400: B230400, 460_800: B460800,
                    921_600: B921600,
                ]
                return codes.first { $0.key == baud }.map { speed_t($0.value) }
            #else
                return speed_t(baud)
            #endif
        }

        /// Has the driver switch the transceiver to sending while it sends.
        private static func setRS485(_ descriptor: Int32) throws(PlatformError) {
            #if os(Linux)
                // struct serial_rs485 of <linux/serial.h>: flags (enabled, RTS while sending), two delays, padding.
                let request: UInt = 0x542F
                var settings: [UInt32] = [0b11, 0, 0, 0, 0, 0, 0, 0]
                guard ioctl(descriptor, request, &settings) == 0 else { throw error("no RS-485 here") }
            #else
                throw PlatformError("no RS-485 here")
            #endif
        }
    }

    // MARK: - Pseudo terminals

    extension POSIX {
        static func makePseudoTerminal() throws(PlatformError) -> PseudoTerminal {
            let (master, path) = try openMaster()
            let slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
            guard slave >= 0 else {
                let fault = error("cannot open \(path)")
                close(master)
                throw fault
            }
            _ = fcntl(master, F_SETFD, FD_CLOEXEC)
            var settings = termios()
            tcgetattr(slave, &settings)
            cfmakeraw(&settings)
            tcsetattr(slave, TCSANOW, &settings)
            return PseudoTerminal(master: master, slave: slave, path: path)
        }

        private static func openMaster() throws(PlatformError) -> (Int32, String) {
            #if os(Linux)
                // What posix_openpt, unlockpt and ptsname do; the module of the C library hides them.
                let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
                let (unlock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
                var (isLocked, number): (Int32, Int32) = (0, 0)
                let isReady =
                    master >= 0 && ioctl(master, unlock, &isLocked) == 0 && ioctl(master, getNumber, &number) == 0
                let name = isReady ? "/dev/pts/\(number)" : nil
            #else
                let master = posix_openpt(O_RDWR | O_NOCTTY)
                let isReady = master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0
                let name = isReady ? ptsname(master).map { String(cString: $0) } : nil
            #endif
            guard let name else {
                let fault = error("cannot make a pseudo terminal")
                if master >= 0 { close(master) }
                throw fault
            }
            return (master, name)
        }

        static func makeLink(_ path: String, to target: String) throws(PlatformError) {
            if linkTarget(path) != nil { unlink(path) }
            guard symlink(target, path) == 0 else { throw PlatformError(text(ofError: errno)) }
        }

        static func removeLink(_ path: String, to target: String) {
            if linkTarget(path) == target { unlink(path) }
        }

        private static func linkTarget(_ path: String) -> String? {
            var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = readlink(path, &target, Int(PATH_MAX))
            guard count >= 0 else { return nil }
            return String(decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
#endif
