import DLMSWire

/// A DLMS/COSEM server: answers APDUs from the objects of its application.
///
/// It is synchronous and owns no buffers: octets in, octets out. One server serves any number of links; what it
/// knows of a link is in that link's ``LinkSession``.
public struct Server<Application: DataInterface & ~Copyable>: ~Copyable {
    public var application: Application

    public init(_ application: consuming Application) { self.application = application }
}
