import DLMSWire
import TerminalKit

/// A structure, field by field.
struct StructurePart: FormPart {
    let parts: [any FormPart]

    var fields: [FormField] { parts.flatMap(\.fields) }

    func value(from texts: ArraySlice<String>) throws(InputFault) -> DataValue {
        var elements: [DataValue] = []
        var rest = texts
        for part in parts {
            let count = part.fields.count
            do throws(InputFault) {
                elements.append(try part.value(from: rest.prefix(count)))
            } catch {
                throw error.shifted(by: rest.startIndex - texts.startIndex)
            }
            rest = rest.dropFirst(count)
        }
        return .structure(elements)
    }
}
