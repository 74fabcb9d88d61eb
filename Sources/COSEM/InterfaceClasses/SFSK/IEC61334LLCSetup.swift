extension InterfaceClass {
    /// IEC 61334-4-32 LLC setup: the LLC layer of IEC 61334-4-32.
    public static let iec61334LLCSetupV1 = InterfaceClass(
        id: 55, version: 1, name: "IEC 61334-4-32 LLC setup", category: "S-FSK PLC",
        attributes: [
            .logicalName,
            Attribute(2, "max_frame_length", "long-unsigned", .static, at: 0x08, .readWrite),
            Attribute(
                3, "reply_status_list",
                "array<structure{L_SAP_selector: unsigned, length_of_waiting_L_SDU: long-unsigned}>",
                .dynamic, at: 0x10, .read
            ),
        ]
    )

    /// IEC 61334-4-32 LLC setup, version 0.
    ///
    /// 8-bit lengths.
    public static let iec61334LLCSetupV0 = InterfaceClass(
        id: 55, version: 0, name: "IEC 61334-4-32 LLC setup", category: "S-FSK PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "max_frame_length", "unsigned", .static, at: 0x08, .readWrite),
            Attribute(
                3, "reply_status_list",
                "array<structure{L_SAP_selector: unsigned, length_of_waiting_L_SDU: unsigned}>",
                .dynamic, at: 0x10, .read
            ),
        ]
    )
}
