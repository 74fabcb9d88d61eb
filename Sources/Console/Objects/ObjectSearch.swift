import COSEM
import DLMSWire

/// What somebody looks for among the objects: an OBIS code, a part of one, or words of a name.
struct ObjectSearch {
    let text: String
    private let code: LogicalName?
    private let words: [String]

    init(_ text: String) {
        self.text = text
        code = LogicalName(String(text.filter { $0 != " " }))
        words = text.lowercased().split(separator: " ").map(String.init)
    }

    var isEmpty: Bool { words.isEmpty }

    /// A whole code means that object alone; of words each must be in the code, the name or the class.
    func matches(_ object: LivingObject) -> Bool {
        if let code { return object.instance == code }
        let symbol = OBISNames.symbol(of: object.instance) ?? ""
        let name = OBISNames.name(of: object.instance) ?? ""
        let all = "\(object.instance) \(symbol) \(object.name) \(name) \(object.interfaceClass.name)".lowercased()
        return words.allSatisfy(all.contains)
    }
}
