extension InterfaceClass {
    /// Disconnect control: the supply switch: state, transitions and who may cause them.
    ///
    /// Same ids as version 0.
    public static let disconnectControlV1 = InterfaceClass(
        id: 70, version: 1, name: "Disconnect control", category: "time- and event-bound control", status: .newer,
        attributes: [
            .logicalName,
            Attribute(2, "output_state", "boolean", .dynamic, at: 0x08, .read, note: "true = connected"),
            Attribute(3, "control_state", "enum", .dynamic, at: 0x10, .read, names: .controlState),
            Attribute(
                4, "control_mode", "enum", .static, at: 0x18, .readWrite,
                names: ValueNames(codes: [
                    0: "none_always_connected", 1: "mode_1", 2: "mode_2", 3: "mode_3", 4: "mode_4", 5: "mode_5",
                    6: "mode_6", 7: "mode_7",
                ]),
                note: "fixes which transitions are possible, and by whom"
            ),
        ],
        methods: [
            Method(
                1, "remote_disconnect", "integer(0)", at: 0x20, mandatory: true,
                effect: "open the output if the mode allows"
            ),
            Method(
                2, "remote_reconnect", "integer(0)", at: 0x28, mandatory: true,
                effect: "connect or go to ready_for_reconnection, depending on the mode"
            ),
        ]
    )

    /// Disconnect control, version 0.
    public static let disconnectControlV0 = InterfaceClass(
        id: 70, version: 0, name: "Disconnect control", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "output_state", "boolean", .dynamic, at: 0x08, .read, note: "true = connected"),
            Attribute(3, "control_state", "enum", .dynamic, at: 0x10, .read, names: .controlState),
            Attribute(
                4, "control_mode", "enum", .static, at: 0x18, .readWrite,
                names: ValueNames(codes: [
                    0: "none_always_connected", 1: "mode_1", 2: "mode_2", 3: "mode_3", 4: "mode_4", 5: "mode_5",
                    6: "mode_6",
                ]),
                note: "fixes which transitions are possible, and by whom"
            ),
        ],
        methods: [
            Method(
                1, "remote_disconnect", "integer(0)", at: 0x20, mandatory: true,
                effect: "open the output if the mode allows"
            ),
            Method(
                2, "remote_reconnect", "integer(0)", at: 0x28, mandatory: true,
                effect: "connect or go to ready_for_reconnection, depending on the mode"
            ),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let controlState = Self(
        codes: [0: "disconnected", 1: "connected", 2: "ready_for_reconnection"]
    )
}
