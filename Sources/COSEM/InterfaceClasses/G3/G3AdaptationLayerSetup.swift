extension InterfaceClass {
    /// G3-PLC 6LoWPAN adaptation layer setup: the 6LoWPAN adaptation layer of G3-PLC.
    ///
    /// From edition 14.
    public static let g3AdaptationLayerSetupV3 = InterfaceClass(
        id: 92, version: 3, name: "G3-PLC 6LoWPAN adaptation layer setup", category: "G3-PLC",
        attributes: [
            .logicalName,
            Attribute(2, "adp_max_hops", "unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "adp_weak_LQI_value", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "adp_security_level", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "adp_prefix_table", "array<unsigned>", .dynamic, at: 0x20, .read),
            Attribute(6, "adp_routing_configuration", .array(.routingConfiguration), .static, at: 0x28, .readWrite),
            Attribute(7, "adp_broadcast_log_table_entry_TTL", "long-unsigned", .static, at: 0x30, .readWrite),
            Attribute(8, "adp_routing_table", .array(.route), .dynamic, at: 0x38, .read),
            Attribute(9, "adp_context_information_table", .array(.compressionContext), .dynamic, at: 0x40, .read),
            Attribute(10, "adp_blacklist_table", .array(.blacklistedNeighbour), .dynamic, at: 0x48, .read),
            Attribute(11, "adp_broadcast_log_table", .array(.broadcastLogEntry), .dynamic, at: 0x50, .read),
            Attribute(12, "adp_group_table", "array<long-unsigned>", .dynamic, at: 0x58, .read),
            Attribute(13, "adp_max_join_wait_time", "long-unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "adp_path_discovery_time", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "adp_active_key_index", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "adp_metric_type", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "adp_coord_short_address", "long-unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "adp_disable_default_routing", "boolean", .static, at: 0x88, .readWrite),
            Attribute(
                19, "adp_device_type", "enum", .static, at: 0x90, .readWrite,
                names: ValueNames(codes: [0: "PAN_device", 1: "PAN_coordinator", 2: "not_defined"])
            ),
            Attribute(20, "adp_default_coord_route_enabled", "boolean", .static, at: 0x98, .readWrite),
            Attribute(21, "adp_destination_address_set", "array<long-unsigned>", .dynamic, at: 0xA0, .read),
            Attribute(22, "adp_low_LQI_value", "unsigned", .static, at: 0xA8, .readWrite),
            Attribute(23, "adp_high_LQI_value", "unsigned", .static, at: 0xB0, .readWrite),
        ]
    )

    /// G3-PLC 6LoWPAN adaptation layer setup, version 2.
    ///
    /// Attributes 1..21.
    public static let g3AdaptationLayerSetupV2 = InterfaceClass(
        id: 92, version: 2, name: "G3-PLC 6LoWPAN adaptation layer setup", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "adp_max_hops", "unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "adp_weak_LQI_value", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "adp_security_level", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "adp_prefix_table", "array<unsigned>", .dynamic, at: 0x20, .read),
            Attribute(6, "adp_routing_configuration", .array(.routingConfiguration), .static, at: 0x28, .readWrite),
            Attribute(7, "adp_broadcast_log_table_entry_TTL", "long-unsigned", .static, at: 0x30, .readWrite),
            Attribute(8, "adp_routing_table", .array(.route), .dynamic, at: 0x38, .read),
            Attribute(9, "adp_context_information_table", .array(.compressionContext), .dynamic, at: 0x40, .read),
            Attribute(10, "adp_blacklist_table", .array(.blacklistedNeighbour), .dynamic, at: 0x48, .read),
            Attribute(11, "adp_broadcast_log_table", .array(.broadcastLogEntry), .dynamic, at: 0x50, .read),
            Attribute(12, "adp_group_table", "array<long-unsigned>", .dynamic, at: 0x58, .read),
            Attribute(13, "adp_max_join_wait_time", "long-unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "adp_path_discovery_time", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "adp_active_key_index", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "adp_metric_type", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "adp_coord_short_address", "long-unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "adp_disable_default_routing", "boolean", .static, at: 0x88, .readWrite),
            Attribute(
                19, "adp_device_type", "enum", .static, at: 0x90, .readWrite,
                names: ValueNames(codes: [0: "PAN_device", 1: "PAN_coordinator", 2: "not_defined"])
            ),
            Attribute(20, "adp_default_coord_route_enabled", "boolean", .static, at: 0x98, .readWrite),
            Attribute(21, "adp_destination_address_set", "array<long-unsigned>", .dynamic, at: 0xA0, .read),
        ]
    )

    /// G3-PLC 6LoWPAN adaptation layer setup, version 1.
    ///
    /// Attributes 1..19.
    public static let g3AdaptationLayerSetupV1 = InterfaceClass(
        id: 92, version: 1, name: "G3-PLC 6LoWPAN adaptation layer setup", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "adp_max_hops", "unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "adp_weak_LQI_value", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "adp_security_level", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "adp_prefix_table", "array<unsigned>", .dynamic, at: 0x20, .read),
            Attribute(6, "adp_routing_configuration", .array(.routingConfiguration), .static, at: 0x28, .readWrite),
            Attribute(7, "adp_broadcast_log_table_entry_TTL", "long-unsigned", .static, at: 0x30, .readWrite),
            Attribute(8, "adp_routing_table", .array(.route), .dynamic, at: 0x38, .read),
            Attribute(9, "adp_context_information_table", .array(.compressionContext), .dynamic, at: 0x40, .read),
            Attribute(10, "adp_blacklist_table", .array(.blacklistedNeighbour), .dynamic, at: 0x48, .read),
            Attribute(11, "adp_broadcast_log_table", .array(.broadcastLogEntry), .dynamic, at: 0x50, .read),
            Attribute(12, "adp_group_table", "array<long-unsigned>", .dynamic, at: 0x58, .read),
            Attribute(13, "adp_max_join_wait_time", "long-unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "adp_path_discovery_time", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "adp_active_key_index", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "adp_metric_type", "unsigned", .static, at: 0x78, .readWrite),
            Attribute(17, "adp_coord_short_address", "long-unsigned", .static, at: 0x80, .readWrite),
            Attribute(18, "adp_disable_default_routing", "boolean", .static, at: 0x88, .readWrite),
            Attribute(
                19, "adp_device_type", "enum", .static, at: 0x90, .readWrite,
                names: ValueNames(codes: [0: "PAN_device", 1: "PAN_coordinator", 2: "not_defined"])
            ),
        ]
    )

    /// G3-PLC 6LoWPAN adaptation layer setup, version 0.
    ///
    /// Attributes 1 to 16.
    public static let g3AdaptationLayerSetupV0 = InterfaceClass(
        id: 92, version: 0, name: "G3-PLC 6LoWPAN adaptation layer setup", category: "G3-PLC", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "adp_max_hops", "unsigned", .static, at: 0x08, .readWrite),
            Attribute(3, "adp_weak_LQI_value", "unsigned", .static, at: 0x10, .readWrite),
            Attribute(4, "adp_security_level", "unsigned", .static, at: 0x18, .readWrite),
            Attribute(5, "adp_prefix_table", "array<unsigned>", .dynamic, at: 0x20, .read),
            Attribute(6, "adp_routing_configuration", .array(.routingConfiguration), .static, at: 0x28, .readWrite),
            Attribute(7, "adp_broadcast_log_table_entry_TTL", "long-unsigned", .static, at: 0x30, .readWrite),
            Attribute(8, "adp_routing_table", .array(.route), .dynamic, at: 0x38, .read),
            Attribute(9, "adp_context_information_table", .array(.compressionContext), .dynamic, at: 0x40, .read),
            Attribute(10, "adp_blacklist_table", .array(.blacklistedNeighbour), .dynamic, at: 0x48, .read),
            Attribute(11, "adp_broadcast_log_table", .array(.broadcastLogEntry), .dynamic, at: 0x50, .read),
            Attribute(12, "adp_group_table", "array<long-unsigned>", .dynamic, at: 0x58, .read),
            Attribute(13, "adp_max_join_wait_time", "long-unsigned", .static, at: 0x60, .readWrite),
            Attribute(14, "adp_path_discovery_time", "unsigned", .static, at: 0x68, .readWrite),
            Attribute(15, "adp_active_key_index", "unsigned", .static, at: 0x70, .readWrite),
            Attribute(16, "adp_metric_type", "unsigned", .static, at: 0x78, .readWrite),
        ]
    )
}

extension TypeExpression {
    fileprivate static let routingConfiguration: TypeExpression = """
        structure{
            adp_net_traversal_time: unsigned, adp_routing_table_entry_TTL: long-unsigned, adp_Kr: unsigned,
            adp_Km: unsigned, adp_Kc: unsigned, adp_Kq: unsigned, adp_Kh: unsigned, adp_Krt: unsigned,
            adp_RREQ_retries: unsigned, adp_RREQ_RERR_wait: unsigned,
            adp_blacklist_table_entry_TTL: long-unsigned, adp_unicast_RREQ_gen_enable: boolean,
            adp_RLC_enabled: boolean, adp_add_rev_link_cost: unsigned
        }
        """

    fileprivate static let route: TypeExpression = """
        structure{
            destination_address: long-unsigned, next_hop_address: long-unsigned, route_cost: long-unsigned,
            hop_count: unsigned, weak_link_count: unsigned, valid_time: long-unsigned
        }
        """

    fileprivate static let compressionContext: TypeExpression = """
        structure{
            CID: bit-string, context_length: unsigned, context: octet-string, C: boolean,
            valid_lifetime: long-unsigned
        }
        """

    fileprivate static let blacklistedNeighbour: TypeExpression =
        "structure{blacklisted_neighbour_address: long-unsigned, valid_time: long-unsigned}"

    fileprivate static let broadcastLogEntry: TypeExpression =
        "structure{source_address: long-unsigned, sequence_number: unsigned, valid_time: long-unsigned}"
}
