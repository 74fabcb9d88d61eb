import COSEM
import DLMSWire

/// The values of the object that is shown: each is read when it is looked at, and again with every drawing.
///
/// Long ones, such as a profile's buffer, are read once a second only, as that takes the meter's time.
struct ShownValues {
    private struct Entry {
        let value: Result<DataValue, ValueError>
        let expires: Duration
    }

    /// Octets from which a value is long.
    private static let longValue = 2048
    private static let longLife = Duration.seconds(1)

    private var object: ObjectID?
    private var entries: [UInt8: Entry] = [:]

    subscript(attribute: UInt8) -> Result<DataValue, ValueError>? { entries[attribute]?.value }

    /// Until when a value is kept: another time means that it was read again.
    func expiry(of attribute: UInt8) -> Duration? { entries[attribute]?.expires }

    /// Reads the attributes that are looked at.
    mutating func read(_ attributes: some Sequence<UInt8>, of object: LivingObject, at now: Duration) {
        if self.object != object.id { entries = [:] }
        self.object = object.id
        for attribute in attributes where (entries[attribute]?.expires ?? .zero) <= now {
            entries[attribute] = Self.read(attribute, of: object, at: now)
        }
    }

    /// Something was changed: everything is read again.
    mutating func forget() { entries = [:] }

    private static func read(_ attribute: UInt8, of object: LivingObject, at now: Duration) -> Entry {
        do throws(ValueError) {
            let octets = try object.encodedValue(of: attribute)
            let value = (try? DataValue(octets)) ?? .nullData
            return Entry(value: .success(value), expires: octets.count < longValue ? now : now + longLife)
        } catch {
            return Entry(value: .failure(error), expires: now)
        }
    }
}
