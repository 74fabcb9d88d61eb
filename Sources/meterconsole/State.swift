import ArgumentParser
import COSEM
import Foundation
import MeterDefinition
import MeterHost

/// `meterconsole state`
struct State: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at what a meter remembers, carry it over, or forget it.",
        discussion: "Example: meterconsole state show SampleMeters/three-phase.yaml",
        subcommands: [Show.self, Reset.self, Export.self, Import.self])

    /// Which meter's state, and where.
    struct Place: ParsableArguments {
        @Argument(help: ArgumentHelp("The meter's definition.", valueName: "METER.yaml"))
        var meter: String

        @Option(help: ArgumentHelp("Folder of the state.", valueName: "DIR"))
        var state = HostPlatform.stateFolder

        func open() throws -> MeterState {
            let identity = try loadDefinition(meter).template.identity
            do { return try MeterState(folder: state, identity: identity) } catch { throw fail("\(error)") }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what is remembered; secrets and what is long by their length only.")
        @OptionGroup var place: Place

        /// Octets that are printed of an entry at most.
        private static let longest = 64

        func run() throws {
            let state = try place.open()
            print("\(state.path): \(state.entries.count) entries")
            for (name, octets) in state.entries.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let isShort = !name.isSecret && octets.count <= Self.longest
                print("\(name)  \(isShort ? octets.hex : "\(octets.count) octets")")
            }
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forget everything, also from a damaged file.")
        @OptionGroup var place: Place

        func run() throws {
            let identity = try loadDefinition(place.meter).template.identity
            do {
                print("removed \(try MeterState.reset(folder: place.state, identity: identity))")
            } catch {
                throw fail("\(error)")
            }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print everything as JSON, keys included: keep it as you keep keys.")
        @OptionGroup var place: Place

        func run() throws {
            let entries = try place.open().entries.map { ($0.key.rawValue, $0.value.hex) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let json = try encoder.encode(Dictionary(uniqueKeysWithValues: entries))
            print(String(decoding: json, as: UTF8.self))
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Replace everything by what was exported.")
        @OptionGroup var place: Place

        @Argument(help: ArgumentHelp("What `export` printed.", valueName: "FILE"))
        var file: String

        func run() throws {
            let entries = try read()
            var state = try place.open()
            do { try state.replace(with: entries) } catch { throw fail("\(error)") }
            print("\(state.path): \(entries.count) entries")
        }

        private func read() throws -> [MemoryName: [UInt8]] {
            guard let data = FileManager.default.contents(atPath: file),
                let json = try? JSONDecoder().decode([String: String].self, from: data)
            else { throw fail("\(file): not what `meterconsole state export` prints") }
            return try Dictionary(
                uniqueKeysWithValues: json.map { name, text in
                    guard let octets = [UInt8](hex: text) else {
                        throw fail("\(file): \(name): not hexadecimal octets")
                    }
                    return (MemoryName(rawValue: name), octets)
                })
        }
    }
}

extension [UInt8] {
    fileprivate var hex: String { map { String(0x100 + UInt16($0), radix: 16).dropFirst() }.joined() }

    fileprivate init?(hex: String) {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
