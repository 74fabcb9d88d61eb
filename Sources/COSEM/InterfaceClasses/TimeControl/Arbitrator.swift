extension InterfaceClass {
    /// Arbitrator: decides between the requests of several actors.
    public static let arbitratorV0 = InterfaceClass(
        id: 68, version: 0, name: "Arbitrator", category: "time- and event-bound control",
        attributes: [
            .logicalName,
            Attribute(2, "actions", .array(.actionItem), .static, at: 0x08, .readWrite),
            Attribute(
                3, "permissions_table", "array<bit-string>", .static, at: 0x10, .readWrite,
                note: "one bit-string per actor, one bit per action"
            ),
            Attribute(
                4, "weightings_table", "array<array<long-unsigned>>", .static, at: 0x18, .readWrite,
                note: "per actor, per action"
            ),
            Attribute(5, "most_recent_requests_table", "array<bit-string>", .dynamic, at: 0x20, .read),
            Attribute(
                6, "last_outcome", "unsigned", .dynamic, at: 0x28, .read,
                note: "1-based number of the winning action; 0 = none"
            ),
        ],
        methods: [
            Method(
                1, "request_action",
                "structure{request_actor: unsigned, request_action_list: bit-string}",
                at: 0x30, mandatory: true, effect: "ask for actions on behalf of an actor"
            ),
            Method(2, "reset", "integer(0)", at: 0x38, effect: "clear requests and last_outcome"),
        ]
    )
}
