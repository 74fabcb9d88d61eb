import Foundation
import Testing

@testable import MeterDefinition

@Suite("docs/definition.md")
struct DocumentationTests {
    private static let page = SampleMeterTests.repository.appendingPathComponent("docs/definition.md")

    private let text: String

    init() throws { text = try String(contentsOf: Self.page, encoding: .utf8) }

    /// The examples: what stands between ```yaml and ```.
    private var examples: [String] {
        text.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    /// The example as a whole definition: a list is one of objects, a section takes the place of that of ``minimal``.
    private func whole(_ example: String) -> String {
        if example.contains("logical_devices:") { return example }
        if example.hasPrefix("- ") { return definition(objects: example) }
        let hasRegisters = example.hasPrefix("registers:")
        let rest = minimal.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !hasRegisters || !(line.hasPrefix("registers:") || line.hasPrefix("  power") || line.hasPrefix("  voltage"))
        }
        return example + rest.joined(separator: "\n")
    }

    @Test("its examples have no faults") func examplesLoad() {
        #expect(examples.count >= 8)
        let folder = SampleMeterTests.repository.appendingPathComponent("SampleMeters").path
        for example in examples {
            do throws(DefinitionFaults) {
                _ = try MeterDefinition.load(text: whole(example), file: folder + "/example.yaml")
            } catch {
                Issue.record("\(error)\n\(example)")
            }
        }
    }

    @Test("it prints the table of presets") func presets() {
        for preset in AccessPreset.all {
            #expect(text.contains("| `\(preset.name)` | \(preset.summary) |"), "\(preset.name)")
        }
    }

    @Test("it names every key") func keys() {
        let keys = [
            DefinitionReader.keys, MeterSection.keys, BuffersSection.keys, SupportSection.keys, RegistersSection.keys,
            SimulationSection.keys, SimulationSection.phaseKeys, SimulationSection.applianceKeys,
            SimulationSection.generationKeys, SimulationSection.disturbanceKeys, SimulationSection.flowKeys,
            DeviceSection.keys, AssociationSection.keys,
            ObjectSection.keys, AttributeReader.keys, SelectionSection.keys,
        ]
        for key in Set(keys.flatMap(\.self)) where !text.contains("`\(key)`") {
            #expect(text.contains("\(key):"), "\(key)")
        }
        let rights =
            AccessNames.attributeBits.map(\.key) + AccessNames.attributes.map(\.key).filter { !$0.hasPrefix("auth") }
        for right in rights { #expect(text.contains("`\(right)`"), "\(right)") }
    }
}
