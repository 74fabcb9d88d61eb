import Foundation

/// `close` by a name that classes with a `close()` of their own can call.
func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
