import COSEM
import DLMSWire

/// What has been changed by hand, so that it can be taken back.
struct UndoStack {
    /// How to take one change back.
    enum Step {
        /// An attribute had this source.
        case source(ObjectID, UInt8, AttributeSource)
        /// An attribute that the object's class works out had this value.
        case value(ObjectID, UInt8, DataValue)
        /// The meter's clock was moved by so many milliseconds.
        case time(shift: Int64)
        case register(String, value: Double, state: RegisterState)
        case added(ObjectID)
        case removed(ObjectTemplate, device: UInt16)
        /// Cannot be taken back: what was done, in words.
        case barrier(String)

        /// Whether the change belongs into a saved definition.
        var isEdit: Bool {
            switch self {
            case .source, .value, .added, .removed: true
            case .time, .register, .barrier: false
            }
        }
    }

    /// A step, and the text that told of the change: "old → new".
    private var steps: [(step: Step, text: String)] = []
    /// Steps kept at most.
    private static let limit = 1000
    /// Edits in the stack, and how many there were when the meter was saved.
    private(set) var edits = 0
    private var savedEdits = 0

    var hasUnsavedEdits: Bool { edits != savedEdits }

    mutating func push(_ step: Step, _ text: String) {
        if step.isEdit {
            // What was saved lies on a branch that has been left: only another save can reach it.
            if edits < savedEdits { savedEdits = -1 }
            edits += 1
        }
        steps.append((step, text))
        if steps.count > Self.limit { steps.removeFirst() }
    }

    mutating func pop() -> (step: Step, text: String)? {
        guard let last = steps.popLast() else { return nil }
        if last.step.isEdit { edits -= 1 }
        return last
    }

    mutating func saved() { savedEdits = edits }
}
