import COSEM
import DLMSServer

/// A data interface that passes the server's reports on, so that the host's log and client table see them.
///
/// An application that does not is served all the same; the host then sees its connections and frames only.
public protocol EventSource: DataInterface, AnyObject {
    var onEvent: ((ServerEvent, Peer) -> Void)? { get set }
}

extension LivingMeter: EventSource {}
