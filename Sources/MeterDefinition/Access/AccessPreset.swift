import DLMSServer

/// A named set of rights that an association begins with: `access: reader`.
public struct AccessPreset: Sendable {
    public let name: String
    /// What a client with it may do, in a few words; docs/definition.md prints it.
    public let summary: String
    let rules: [AccessRule]

    static func named(_ name: String) -> AccessPreset? { all.first { $0.name == name } }

    /// Every preset there is.
    public static let all: [AccessPreset] = [
        AccessPreset(name: "none", summary: "nothing", rules: []),
        AccessPreset(
            name: "public",
            summary: """
                reads the clock, the device identifiers 0.b.96.1.0-9.255, the logical device name, the SAP assignment \
                and the current association
                """,
            rules: [
                AccessRule(.interfaceClass(8), .attributes, .readable),
                AccessRule(.interfaceClass(17), .attributes, .readable),
                AccessRule(.instances([0...0, 0...64, 96...96, 1...1, 0...9, 255...255]), .attributes, .readable),
                AccessRule(.instances([0...0, 0...0, 42...42, 0...0, 0...0, 255...255]), .attributes, .readable),
                AccessRule(.instances([0...0, 0...0, 40...40, 0...0, 0...0, 255...255]), .attributes, .readable),
            ]
        ),
        AccessPreset(
            name: "reader", summary: "reads everything but secrets",
            rules: [AccessRule(.attributes, .readable)]
        ),
        AccessPreset(
            name: "manager",
            summary: """
                reads everything but secrets, writes what the Blue Book lets a management client set (clock time and \
                secrets too) and invokes every method
                """,
            rules: [
                AccessRule(.attributes, .standard), AccessRule(.methods, .method(.access)),
                AccessRule(.interfaceClass(8), .attribute(2), .attribute(.readWrite)),
            ]
        ),
        AccessPreset(
            name: "full", summary: "reads and writes everything (secrets are written only) and invokes every method",
            rules: [AccessRule(.attributes, .attribute(.readWrite)), AccessRule(.methods, .method(.access))]
        ),
    ]
}
