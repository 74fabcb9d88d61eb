import COSEM

/// Reads a whole definition, section by section.
struct DefinitionReader {
    private let faults: FaultCollector

    init(_ faults: FaultCollector) { self.faults = faults }

    static let keys = [
        "extends", "meter", "listeners", "buffers", "support", "registers", "simulation", "readout",
        "logical_devices",
    ]

    /// - Returns: nil when there are faults that leave nothing to return.
    func read(_ tree: DefinitionTree, file: String) -> LoadedDefinition? {
        guard let map = MapReader(tree.root, "a definition", keys: Self.keys, faults) else { return nil }
        let identity = map.required("meter").flatMap {
            MeterSection(faults: faults).read($0, defaultName: stem(of: file))
        }
        let support = SupportSection(faults: faults).read(map["support"])
        let listeners = ListenersSection(support: support, faults: faults).read(map["listeners"])
        let buffers = BuffersSection(faults: faults).read(map["buffers"])
        let registers = RegistersSection(faults: faults).read(map["registers"])
        let simulation = SimulationSection(faults: faults).read(map["simulation"])
        let readout = ReadoutSection(faults: faults).read(map["readout"])
        // Devices are read without an identity too, for their own faults.
        let section = DeviceSection(
            identity: identity ?? MeterIdentity(name: "", manufacturer: "", serial: "", systemTitle: []),
            support: support,
            buffers: buffers,
            registers: RegisterDirectory(registers),
            faults: faults
        )
        let devices = map.required("logical_devices").map { self.devices($0, section) } ?? []
        guard let identity else { return nil }
        let template = MeterTemplate(
            identity: identity, logicalDevices: templates(of: devices),
            registers: all(registers, of: devices), buffers: buffers,
            readout: readout
        )
        return LoadedDefinition(
            template: template, listeners: listeners, simulation: simulation, support: support, file: file,
            files: tree.files
        )
    }

    /// `three-phase` of `SampleMeters/three-phase.yaml`.
    private func stem(of file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
    }

    // MARK: Logical devices

    private func devices(_ node: YAMLNode, _ section: DeviceSection) -> [DeviceDefinition] {
        guard let list = faults.list(node, "logical_devices") else { return [] }
        if list.isEmpty { faults.report("logical_devices: a meter has at least one", at: node.place) }
        let devices = list.enumerated().compactMap { section.read($0.element, isFirst: $0.offset == 0) }
        var places: [UInt16: Place] = [:]
        for device in devices {
            if let earlier = places.updateValue(device.place, forKey: device.sap) {
                faults.report(
                    "the sap \(device.sap) is taken: it stands in line \(earlier.line) already", at: device.place)
            }
        }
        return devices
    }

    private func templates(of devices: [DeviceDefinition]) -> [LogicalDeviceTemplate] {
        let saps = devices.map { (sap: $0.sap, name: $0.logicalDeviceName) }
        return devices.enumerated().map { $0.element.template(listing: $0.offset == 0 ? saps : []) }
    }

    /// The registers of the definition, with the OBIS code of the first object that shows each, then those that objects
    /// brought along.
    private func all(_ registers: [RegisterTemplate], of devices: [DeviceDefinition]) -> [RegisterTemplate] {
        var result = registers
        var indices = Dictionary(result.indices.map { (result[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
        for register in devices.flatMap(\.ownRegisters) where indices[register.name] == nil {
            indices[register.name] = result.count
            result.append(register)
        }
        for object in devices.flatMap(\.objects).map(\.template) {
            for case .register(let binding) in object.attributes.map(\.source) {
                guard let index = indices[binding.register], result[index].instance == nil else { continue }
                result[index].instance = object.instance
            }
        }
        return result
    }
}
