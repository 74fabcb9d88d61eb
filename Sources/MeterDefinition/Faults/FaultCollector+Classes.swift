import COSEM

extension FaultCollector {
    /// The current version of the class that is called `text`, or has this number.
    /// - Parameter path: where it stands, for the fault: `classes: `; empty where that is plain.
    func interfaceClass(_ text: String, _ path: String = "", at place: Place) -> InterfaceClass? {
        if let found = Catalogue.named(text) { return found }
        let suggestion = Catalogue.closest(to: text).map { "did you mean \"\($0)\"?" }
        report("\(path)there is no interface class \"\(text)\"", at: place, suggestion: suggestion)
        return nil
    }
}
