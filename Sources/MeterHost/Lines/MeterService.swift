import COSEM
import DLMSServer
import DLMSWire
import NIOCore

/// Serves a data interface, whoever implements it, over lines.
public final class MeterService<Application: DataInterface>: LineService {
    @exclusivity(unchecked) private var server: Server<Application>
    private var devices: [UInt16] = []
    /// Long-invoke-id of the last DataNotification.
    private var notificationNumber: UInt32 = 0
    /// SAPs that a logical device can have; the others mean no station or all of them.
    private static var range: Range<UInt16> { 1..<0x3FFE }

    init(
        _ application: Application, buffers: BufferSizes, limits: MeterOptions.Limits, time: HostTime = HostTime(),
        on eventLoop: any EventLoop
    ) {
        server = Server(application)
        super.init(buffers: buffers, limits: limits, time: time, on: eventLoop)
        connect(application)
    }

    /// Puts another application in place; connections should have been closed before.
    func replace(_ application: Application, buffers: BufferSizes) {
        server = Server(application)
        self.buffers = buffers
        connect(application)
    }

    private func connect(_ application: Application) {
        devices = Self.range.filter { application.hasLogicalDevice($0) }
        guard let source = application as? any EventSource else { return }
        source.onEvent = { [unowned self] in report($0, from: $1) }
    }

    override func receive(
        _ apdu: Octets, client: UInt16, server sap: UInt16, in session: inout LinkSession, at now: Duration,
        response: inout ByteWriter
    ) -> Reaction {
        server.receive(apdu, client: client, server: sap, in: &session, at: now, response: &response)
    }

    override func goOn(
        client: UInt16, server sap: UInt16, in session: inout LinkSession, response: inout ByteWriter
    ) -> Reaction { server.goOn(client: client, server: sap, in: &session, response: &response) }

    override func write(
        _ notification: Notification, to client: UInt16, in session: inout LinkSession, into writer: inout ByteWriter
    ) throws(Refusal) {
        notificationNumber &+= 1
        try server.write(notification, number: notificationNumber, to: client, in: &session, into: &writer)
    }

    override func close(_ session: inout LinkSession) { server.close(&session) }

    override func close(_ session: inout LinkSession, client: UInt16, server sap: UInt16) {
        server.close(&session, client: client, server: sap)
    }

    override var logicalDevices: [UInt16] { devices }
}
