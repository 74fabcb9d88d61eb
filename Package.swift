// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors on our own targets, so that lint and test share one build. `Traits` says that there are traits:
/// sources compiled without a package, as a firmware's may be, have everything in.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .define("Traits")]

/// The server is generic over its application, which is in another module: only with the bodies of both at hand does the
/// compiler make one server for one application, as a firmware has it. A GET in the core costs a third less so.
let specialised: [SwiftSetting] = [
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
]

func target(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [], settings: [SwiftSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict + settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")

let package = Package(
    name: "MeterConsole",
    products: [
        .library(name: "DLMSWire", targets: ["DLMSWire"]),
        .library(name: "DLMSServer", targets: ["DLMSServer"]),
        .library(name: "COSEM", targets: ["COSEM"]),
        .library(name: "MeterHost", targets: ["MeterHost"]),
        .executable(name: "meterconsole", targets: ["meterconsole"]),
    ],
    // What a firmware can leave out; Tests/Embedded/check.sh prints what each of them takes.
    traits: [
        .trait(name: "Access", description: "The ACCESS service."),
        .trait(name: "GeneralBlockTransfer", description: "Blocks of any service, with windows and recovery."),
        .trait(name: "MultipleReferences", description: "GET, SET and ACTION with a list."),
        .trait(name: "ShortNames", description: "Associations with short names: Read, Write, InformationReport."),
        .trait(name: "Wrapper", description: "The COSEM wrapper, for TCP and UDP."),
        .trait(name: "HDLC", description: "HDLC links."),
        .trait(name: "ModeE", description: "Ports of IEC 62056-21 that go over to HDLC.", enabledTraits: ["HDLC"]),
        .default(
            enabledTraits: [
                "Access", "GeneralBlockTransfer", "MultipleReferences", "ShortNames", "Wrapper", "HDLC", "ModeE",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The core: no Foundation, no package, also compiled as Embedded Swift (Tests/Embedded).
        target("DLMSWire", settings: specialised),
        target("DLMSServer", ["DLMSWire"], settings: specialised),
        // The application side and what runs it.
        target("COSEM", ["DLMSWire", "DLMSServer"], settings: specialised),
        // Keeps a context for each key, which swift-crypto cannot; elsewhere than on Linux its AES-GCM does.
        .systemLibrary(name: "CLibcrypto", providers: [.apt(["libssl-dev"])]),
        target(
            "DLMSSecurity",
            [
                "COSEM", "DLMSServer", "DLMSWire", crypto, .product(name: "CryptoExtras", package: "swift-crypto"),
                x509,
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .target(name: "CLibcrypto", condition: .when(platforms: [.linux])),
            ]
        ),
        target("MeterDefinition", ["COSEM", "DLMSSecurity", "DLMSServer", "DLMSWire", yams]),
        target(
            "MeterHost",
            [
                "COSEM", "DLMSSecurity", "DLMSServer", "DLMSWire", "MeterDefinition", logging, deque,
                .product(name: "GRDB", package: "GRDB.swift"),
            ] + nio
        ),
        // The terminal.
        target("TerminalKit"),
        .systemLibrary(name: "CNcursesw", providers: [.apt(["libncursesw5-dev"])]),
        target("TerminalCurses", ["TerminalKit", "CNcursesw"]),
        target(
            "Console", ["TerminalKit", "MeterHost", "MeterDefinition", "COSEM", "DLMSServer", "DLMSWire", yams, deque],
            // The program carries its themes; the files are those of Themes/ through a link.
            resources: ["dark", "light", "high-contrast", "mono", "colour-blind"].map { theme in
                .embedInCode("Shell/Themes/Files/\(theme).yaml")
            }
        ),
        .executableTarget(
            name: "meterconsole",
            dependencies: [
                "Console", "TerminalCurses", "MeterHost", "MeterDefinition", "COSEM", "DLMSServer", "DLMSWire",
                arguments,
            ],
            swiftSettings: strict
        ),
        // Beside the product.
        .executableTarget(
            name: "OwnMeter", dependencies: ["MeterHost", "DLMSServer", "DLMSWire"], path: "Examples/OwnMeter",
            swiftSettings: strict
        ),
        // Tests mirror the sources.
        tests("DLMSWireTests", ["DLMSWire", yams]),
        tests("DLMSServerTests", ["DLMSServer", "DLMSWire"]),
        tests("DLMSSecurityTests", ["DLMSSecurity", "COSEM", "DLMSServer", "DLMSWire", yams, x509]),
        tests("COSEMTests", ["COSEM", "DLMSSecurity", "DLMSServer", "DLMSWire", crypto, x509]),
        tests("MeterDefinitionTests", ["MeterDefinition", "COSEM", "DLMSServer", "DLMSWire"]),
        tests("MeterHostTests", ["MeterHost", "DLMSSecurity", "MeterDefinition", "COSEM", "DLMSServer", "DLMSWire"]),
        tests("TerminalKitTests", ["TerminalKit"]),
        tests("TerminalCursesTests", ["TerminalCurses"]),
        tests("ConsoleTests", ["Console", "TerminalKit", "MeterHost", "MeterDefinition", "COSEM"]),
    ],
    swiftLanguageModes: [.v6]
)

// The benchmark measures with what Linux has: epoll, cores to pin to, an allocator to count.
#if os(Linux)
    package.targets += [
        .target(name: "CMeterBench", path: "Benchmarks/CMeterBench"),
        .executableTarget(
            name: "MeterBench",
            dependencies: [
                "MeterHost", "MeterDefinition", "COSEM", "DLMSSecurity", "DLMSServer", "DLMSWire", "CMeterBench",
            ] + nio,
            path: "Benchmarks/MeterBench", swiftSettings: strict
        ),
    ]
#endif
