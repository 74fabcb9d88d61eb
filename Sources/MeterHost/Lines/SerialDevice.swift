import Dispatch
import MeterDefinition
import Synchronization

/// A serial device whose characters are set while it is open. Waiting for what is sent is done on a thread of its own.
final class SerialDevice: Sendable {
    /// A descriptor of its own: the channel closes its one when it likes.
    private let descriptor: Int32
    private let current: Mutex<SerialFormat>
    private let queue = DispatchQueue(label: "serial device")

    /// - Parameter descriptor: of the open device; stays the caller's.
    init(_ descriptor: Int32, _ format: SerialFormat) {
        self.descriptor = HostPlatform.duplicate(descriptor)
        current = Mutex(format)
    }

    deinit { HostPlatform.close(descriptor) }

    /// How it is set now.
    var format: SerialFormat { current.withLock { $0 } }

    /// Sets the characters once everything written before has left.
    /// - Parameter done: called on the device's thread, with the reason when it was not possible.
    func set(_ format: SerialFormat, then done: @escaping @Sendable (String?) -> Void) {
        queue.async { [self] in
            do throws(PlatformError) {
                try HostPlatform.setSerial(descriptor, format)
                current.withLock { $0 = format }
                done(nil)
            } catch {
                done(error.description)
            }
        }
    }
}
