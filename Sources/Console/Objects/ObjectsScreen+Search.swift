import COSEM
import TerminalKit

// Finding objects.
extension ObjectsScreen {
    /// Asks what to look for; the first match is selected while one types.
    func askForSearch() -> Reaction {
        let (before, tree) = (search, self.tree)
        var rules = Prompt.Rules()
        rules.fault = { [unowned self] in
            $0.isEmpty || first(matching: ObjectSearch($0)) != nil ? nil : "no object matches"
        }
        rules.changed = { [unowned self] text in
            self.tree = tree
            if let found = first(matching: ObjectSearch(text)) { select(found) }
        }
        rules.left = { [unowned self] in
            (search, self.tree) = (before, tree)
        }
        let prompt = Prompt("/", rules: rules) { [unowned self] text in
            self.tree = tree
            return look(for: text)
        }
        return .present(prompt)
    }

    /// Goes to the first object that matches; an empty text ends the search.
    func look(for text: String) -> Reaction {
        let wanted = ObjectSearch(text)
        search = wanted.isEmpty ? nil : wanted
        guard !wanted.isEmpty else { return .handled }
        guard let found = first(matching: wanted) else { return .message(.warning("no object matches \(text)")) }
        panes.focus(on: .tree)
        select(found)
        return report(wanted, found)
    }

    /// Goes to the next or previous match, and around the end.
    func step(_ direction: Int) -> Reaction {
        guard let search else { return .handled }
        let found = matches(of: search)
        guard !found.isEmpty else { return .message(.warning("no object matches \(search.text)")) }
        let current = objects.order.firstIndex { .object($0) == tree.selection } ?? -1
        let places = found.compactMap { objects.order.firstIndex(of: $0) }
        let next = direction > 0 ? places.firstIndex { $0 > current } : places.lastIndex { $0 < current }
        let target = found[next ?? (direction > 0 ? 0 : found.count - 1)]
        select(target)
        return report(search, target)
    }

    private func matches(of search: ObjectSearch) -> [ObjectID] {
        objects.order.filter { meter.living.object($0).map(search.matches) ?? false }
    }

    private func first(matching search: ObjectSearch) -> ObjectID? {
        guard !search.isEmpty else { return nil }
        return objects.order.first { meter.living.object($0).map(search.matches) ?? false }
    }

    private func report(_ search: ObjectSearch, _ selected: ObjectID) -> Reaction {
        let found = matches(of: search)
        guard found.count > 1, let place = found.firstIndex(of: selected) else { return .handled }
        return .message(Notice("\(place + 1) of \(found.count) that match \(search.text); n goes on"))
    }
}
