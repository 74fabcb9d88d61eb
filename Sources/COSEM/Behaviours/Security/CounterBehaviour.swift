import DLMSServer
import DLMSWire

/// Data: only the invocation counters `0.0.43.1.N.255` do something by themselves. They show the highest counter that
/// came under the key of security setup N: a client goes on with the next.
///
/// - Spec: IEC 62056-6-2, Data (class_id 1)
final class CounterBehaviour: ClassBehaviour, Sendable {
    static let shared = CounterBehaviour()

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let security = object.meter.security
        let key = security.setup(device: object.id.device, number: object.instance.e)?.encryption
        guard object.instance == .invocationCounter(object.instance.e), let key else { throw .objectUnavailable }
        writer.doubleLongUnsigned(security.keys.lastCounter(of: key))
    }
}
