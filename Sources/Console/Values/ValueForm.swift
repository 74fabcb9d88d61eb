import COSEM
import DLMSWire
import TerminalKit

/// A form for one value: a field for each of its leaves, as its type has them, and the value read back from them.
///
/// It works from the type expression and the names in the catalogue alone, so it serves attributes, parameters of
/// methods and elements of arrays alike.
struct ValueForm {
    private let part: any FormPart

    /// - Returns: nil when a list is inside the value: lists are edited element by element (``ElementsDialog``).
    init?(_ value: DataValue, of subject: ValueSubject) {
        guard let part = FormPartMaker.part(for: value, of: subject) else { return nil }
        self.part = part
    }

    var fields: [FormField] { part.fields }

    /// The value that the fields' texts stand for.
    func value(from texts: [String]) throws(InputFault) -> DataValue { try part.value(from: texts[...]) }

    /// The field that a mismatch is about, by the last name in its path.
    func field(of mismatch: TypeMismatch) -> Int? {
        let name = mismatch.path.split(separator: ".").last ?? ""
        return fields.firstIndex { $0.label == name }
    }
}
