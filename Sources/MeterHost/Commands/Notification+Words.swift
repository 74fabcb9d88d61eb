import COSEM
import DLMSWire

extension Notification {
    /// How it is written in the palette and in scripts.
    public static let pattern = "event|data|report OBIS[/ATTRIBUTE] … [to CLIENT] [confirmed] [urgent]"

    /// A notification as it is written: `data 1.0.1.8.0.255/2 1.0.2.8.0.255/2 to 16 confirmed`. Without a number the
    /// attribute is the second, an object's value.
    /// - Throws: in words, what is wrong.
    public init(_ words: [String], of meter: LivingMeter) throws(NotificationFault) {
        var words = words[...]
        guard let service = words.popFirst().flatMap(Service.init) else {
            throw NotificationFault("expected \(Self.pattern)")
        }
        self.init(service, [], ofDevice: 0)
        while let word = words.popFirst() {
            switch word {
            case "confirmed": isConfirmed = true
            case "urgent": isUrgent = true
            case "to":
                guard let client = words.popFirst().flatMap({ UInt16($0) }) else {
                    throw NotificationFault("a client SAP is missing behind `to`; write `to 16`")
                }
                self.client = client
            default: try add(word, of: meter)
            }
        }
        guard !attributes.isEmpty else { throw NotificationFault("no object is named; write 1.0.1.8.0.255/2") }
    }

    private mutating func add(_ word: String, of meter: LivingMeter) throws(NotificationFault) {
        let parts = word.split(separator: "/", maxSplits: 1)
        guard let instance = parts.first.flatMap({ LogicalName(String($0)) }),
            let attribute = parts.count == 2 ? Int8(parts[1]) : 2, attribute > 0
        else { throw NotificationFault("`\(word)` is no OBIS code with an attribute; write 1.0.1.8.0.255/2") }
        let devices = attributes.isEmpty ? meter.devices : meter.devices.filter { $0.sap == device }
        let objects = devices.lazy.flatMap(\.objects).map(\.id)
        guard let object = objects.first(where: { $0.instance == instance }) else {
            throw NotificationFault("the meter has no object \(instance)")
        }
        device = object.device
        attributes.append(AttributeDescriptor(classID: object.classID, instance: instance, attribute: attribute))
    }
}

/// Why words are no notification, in one line.
public struct NotificationFault: Error, Equatable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
