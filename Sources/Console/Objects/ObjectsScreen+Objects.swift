import COSEM
import DLMSWire
import MeterHost
import TerminalKit

// Adding, copying and removing objects.
extension ObjectsScreen {
    /// Opens the form for a new object of a class.
    func add(className: String) -> Reaction {
        guard let found = NewObject.interfaceClass(named: className) else {
            let hint = Catalogue.closest(to: className).map { "did you mean \($0)?" } ?? "Tab completes its name"
            return .message(.error("no class `\(className)`; \(hint)"))
        }
        let versions = Catalogue.versions(of: found.id)
        let devices = meter.living.devices
        let fields = [
            FormField("obis", object.map { "\($0.instance)" } ?? "", hint: "1.0.1.8.0.255", validate: Self.codeFault),
            FormField("name", "", hint: "empty: as OBIS"),
            FormField("version", "\(found.version)", kind: .choice(versions.map { "\($0.version)" }.sorted())),
            FormField("device", "\(currentDevice)", kind: .choice(devices.map { "\($0.sap)" }), hint: "SAP"),
        ]
        return .present(
            FormDialog("Add \(found.name) (\(found.id))", fields: fields) { [unowned self] texts in
                let chosen = versions.first { "\($0.version)" == texts[2] } ?? found
                let device = devices.first { "\($0.sap)" == texts[3] }
                guard let code = LogicalName(texts[0]), let device else { return .refused("an OBIS code", field: 0) }
                let template = NewObject.template(chosen, code, name: texts[1], in: device)
                let id = ObjectID(device: device.sap, classID: chosen.id, instance: code)
                return settle(.addObject(template, device: device.sap), selecting: id)
            })
    }

    /// SAP of the logical device that the tree's selection is in.
    private var currentDevice: UInt16 {
        switch tree.selection {
        case .device(let sap), .medium(let sap, _), .kind(let sap, _): sap
        case .object(let id): id.device
        case nil: meter.living.devices.first?.sap ?? 1
        }
    }

    /// Opens the form for a copy.
    func duplicate() -> Reaction {
        guard let object else { return .handled }
        let field = FormField("obis", "\(object.instance)", hint: "another code", validate: Self.codeFault)
        let note = [StyledLine("\(object.name), \(object.interfaceClass)", .dim)]
        return .present(
            FormDialog("Copy \(object.instance)", note: note, fields: [field]) { [unowned self] texts in
                guard let code = LogicalName(texts[0]) else { return .refused("an OBIS code", field: 0) }
                var id = object.id
                id.instance = code
                return settle(.copyObject(object.id, to: code), selecting: id)
            })
    }

    @Sendable private static func codeFault(_ text: String) -> String? {
        LogicalName(text) == nil ? "an OBIS code such as 1.0.1.8.0.255" : nil
    }

    /// Does a command that makes an object, and selects that one.
    private func settle(_ command: MeterCommand, selecting id: ObjectID) -> FormDialog.Outcome {
        switch perform(command) {
        case .refused(let reason): return .refused(reason, field: 0)
        case .done(let text):
            select(id)
            return .accepted(.message(.good(text)))
        }
    }

    /// Removes the object after a question.
    func askToRemove() -> Reaction {
        guard let object else { return .handled }
        let lines = ["\(object.instance) \(object.name)", "Clients find it undefined from then on; u takes it back."]
        return .present(
            ConfirmDialog("Remove object", lines, verb: "remove", alsoYes: "d") { [unowned self] in
                .outcome(perform(.removeObject(object.id)))
            })
    }
}
