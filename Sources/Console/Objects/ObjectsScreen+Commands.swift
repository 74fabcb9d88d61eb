import COSEM
import MeterHost
import TerminalKit

extension ObjectsScreen {
    static let commandTable: [Command<ObjectsScreen>] = [
        Command("search", "/", label: "search", help: "Look for an object by OBIS code or by words.") { screen, _ in
            screen.askForSearch()
        },
        Command("edit", "e", label: "edit", help: "Edit the attribute's value.", disabled: attributeEdit) { screen, _ in
            screen.edit()
        },
        Command(
            "inject-object", "i", label: "inject", help: "Set the register that the object shows until it is released.",
            disabled: { $0.readOnly ?? ($0.boundRegister == nil ? "no register is behind this object" : nil) }
        ) { screen, _ in screen.inject() },
        Command("invoke", "x", label: "invoke", help: "Invoke the selected method.", disabled: methodCall) {
            screen, _ in screen.invoke()
        },
        Command(
            "source", "s", label: "source", help: "Make the attribute static or dynamic.", disabled: attributeEdit
        ) { screen, _ in screen.changeSource() },
        Command("type", "t", help: "Choose another type for the value, where it has a choice.", disabled: typeChoice) {
            screen, _ in screen.editType()
        },
        Command(
            "add", "a", label: "add", help: "Add an object of a class.",
            arguments: [Argument("CLASS", takesRest: true) { _, _ in NewObject.classNames }], disabled: { $0.readOnly }
        ) { screen, words in screen.add(className: words[0]) },
        Command(
            "duplicate", "c", label: "copy", help: "Copy the object to another OBIS code.", disabled: objectEdit
        ) { screen, _ in screen.duplicate() },
        Command("remove", "d", .delete, label: "remove", help: "Remove the object.", disabled: objectEdit) {
            screen, _ in
            screen.askToRemove()
        },
        Command("yank", "y", help: "Copy the OBIS code, the value or the whole object as text.", disabled: noObject) {
            screen, _ in screen.askForCopy()
        },
        Command(
            "goto", help: "Go to an object by its OBIS code.",
            arguments: [Argument("OBIS", takesRest: true) { screen, _ in screen.codes }]
        ) { screen, words in screen.look(for: words[0]) },
        Command("next-match", "n", help: "Go to the next object that matches.", disabled: noSearch) { screen, _ in
            screen.step(1)
        },
        Command("previous-match", "N", help: "Go to the previous object that matches.", disabled: noSearch) {
            screen, _ in screen.step(-1)
        },
    ]

    /// Why nothing may be changed; nil when it may.
    var readOnly: String? { meter.isReadOnly ? "the console is read-only (--readonly)" : nil }

    /// OBIS codes of all objects, each once.
    fileprivate var codes: [String] {
        var seen: Set<String> = []
        return objects.order.map(\.instance.description).filter { seen.insert($0).inserted }
    }
}

// MARK: - Why a command cannot be used now

@Sendable private func noObject(_ screen: ObjectsScreen) -> String? {
    screen.object == nil ? "no object is selected" : nil
}

@Sendable private func noSearch(_ screen: ObjectsScreen) -> String? {
    screen.search == nil ? "nothing was looked for; / does" : nil
}

@Sendable private func objectEdit(_ screen: ObjectsScreen) -> String? { noObject(screen) ?? screen.readOnly }

@Sendable private func attributeEdit(_ screen: ObjectsScreen) -> String? {
    if let reason = objectEdit(screen) { return reason }
    guard screen.panes.focus == .inspector || screen.panes.focus == .details else {
        return "choose an attribute first: Enter goes to the inspector"
    }
    guard case .attribute(let attribute)? = screen.row else { return "a method has no value; x invokes it" }
    return attribute.id == 1 ? "it is the object's name; c copies the object to another one" : nil
}

@Sendable private func typeChoice(_ screen: ObjectsScreen) -> String? {
    if let reason = attributeEdit(screen) { return reason }
    guard case .attribute(let attribute)? = screen.row else { return nil }
    return attribute.type.choices.count > 1 ? nil : "the standard leaves no choice: \(attribute.type)"
}

@Sendable private func methodCall(_ screen: ObjectsScreen) -> String? {
    if let reason = objectEdit(screen) { return reason }
    if case .method? = screen.row { return nil }
    return "select a method: they stand below the attributes"
}
