extension InterfaceClass {
    /// Sensor manager: a sensor, its seal and the thresholds of its value.
    ///
    /// Offset 0x78 stays free.
    public static let sensorManagerV0 = InterfaceClass(
        id: 67, version: 0, name: "Sensor manager", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "serial_number", "octet-string", .dynamic, at: 0x08, .read),
            Attribute(3, "metrological_identification", "octet-string", .dynamic, at: 0x10, .read),
            Attribute(4, "output_type", "enum", .dynamic, at: 0x18, .read),
            Attribute(5, "adjustment_method", "octet-string", .dynamic, at: 0x20, .read),
            Attribute(6, "sealing_method", "enum", .dynamic, at: 0x28, .read),
            Attribute(7, "raw_value", .registerValue, .dynamic, at: 0x30, .read),
            Attribute(8, "scaler_unit", .scalerUnit, .dynamic, at: 0x38, .read),
            Attribute(9, "status", .statusValue, .dynamic, at: 0x40, .read),
            Attribute(10, "capture_time", "date-time", .dynamic, at: 0x48, .read),
            Attribute(11, "raw_value_thresholds", .array(.simpleValue), .dynamic, at: 0x50, .readWrite),
            Attribute(12, "raw_value_actions", .array(.thresholdActions), .dynamic, at: 0x58, .readWrite),
            Attribute(13, "processed_value", .valueDefinition, .dynamic, at: 0x60, .read),
            Attribute(14, "processed_value_thresholds", .array(.simpleValue), .dynamic, at: 0x68, .readWrite),
            Attribute(15, "processed_value_actions", .array(.thresholdActions), .dynamic, at: 0x70, .readWrite),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x80, effect: "set raw_value to its default, capture_time to now")
        ]
    )
}

extension TypeExpression {
    fileprivate static let thresholdActions: TypeExpression = """
        structure{
            action_up: structure{script_logical_name: octet-string[6], script_selector: long-unsigned},
            action_down: structure{script_logical_name: octet-string[6], script_selector: long-unsigned}
        }
        """
}
