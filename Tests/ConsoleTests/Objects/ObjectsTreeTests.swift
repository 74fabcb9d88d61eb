import COSEM
import DLMSWire
import TerminalKit
import Testing

@testable import Console

@Suite struct ObjectsTreeTests {
    @Test("groups by logical device, medium and kind") func groups() throws {
        let bench = try MeterBench()
        let tree = bench.screen().split(separator: "\n").map { $0.prefix(26) }
        #expect(tree.contains("│ ▾ 1 Management          "))
        #expect(tree.contains("│  ▾ Electricity          "))
        #expect(tree.contains("│   ▸ Profiles and logs 1 "))
        #expect(tree.contains("│ ▾ 17 Sub-meter          "))
        bench.press("=")
        #expect(bench.screen().contains("      1.0.32.7.0.255 U L1"))
    }

    @Test("finds a code in the first device, then in the next with n") func code() throws {
        let bench = try MeterBench()
        bench.press("/")
        bench.type("0.0.1.0.0.255")
        bench.press(.enter)
        #expect(bench.selected == ObjectID(device: 1, classID: 8, instance: .clock))
        #expect(bench.status == "1 of 2 that match 0.0.1.0.0.255; n goes on")
        bench.press("n")
        #expect(bench.selected == ObjectID(device: 17, classID: 8, instance: .clock))
        bench.press("N")
        #expect(bench.selected?.device == 1)
    }

    @Test("finds words of the name", arguments: ["active energy", "ENERGY IMPORT", "+A", "1.8.0", "1-0:1.8.0"])
    func words(text: String) throws {
        let bench = try MeterBench()
        bench.press(.end, "/")
        bench.type(text)
        bench.press(.enter)
        #expect(bench.selected?.instance == .energy)
    }

    @Test("comes back to where it was when a search is left") func leavesSearch() throws {
        let bench = try MeterBench()
        let before = bench.screen()
        bench.press("/")
        bench.type("clock")
        #expect(bench.selected?.instance == .clock)
        bench.press(.escape)
        #expect(bench.screen() == before)
    }

    @Test("says that nothing matches") func nothing() throws {
        let bench = try MeterBench()
        bench.press("/")
        bench.type("gas")
        #expect(bench.screen().contains("✗ no object matches"))
        bench.press(.escape)
        bench.command("goto 9.9.9.9.9.9")
        #expect(bench.status == "! no object matches 9.9.9.9.9.9")
    }

    @Test("goes to an object from any screen") func goto() throws {
        let bench = try MeterBench()
        bench.press("2")
        bench.command("goto 0.0.96.1.0.255")
        #expect(bench.screenID == .objects)
        #expect(bench.selected?.instance == .identifier)
    }

    @Test("adds an object of a class") func add() throws {
        let bench = try MeterBench()
        bench.command("add Register")
        bench.press(.control("u"))
        bench.type("1.0.2.8.0.255")
        bench.press(.enter)
        #expect(bench.status == "✓ added 1.0.2.8.0.255 Active energy export, Register (3) v0")
        #expect(bench.screen().contains(">     +1.0.2.8.0.255"))
        let id = ObjectID(device: 1, classID: 3, instance: LogicalName(1, 0, 2, 8, 0, 255))
        #expect(bench.inObject(id) { $0.access(attribute: 2, association: 0) } == [])
        #expect(bench.inObject(id) { $0.access(attribute: 2, association: 1) } == .read)
        #expect(bench.inObject(id) { $0.access(method: 1, association: 1) } == .access)
    }

    @Test("copies an object to another code and refuses one that exists") func copy() throws {
        let bench = try MeterBench()
        bench.press("c", .enter)
        #expect(bench.screen().contains("! there is an object 1/3/1.0.1.8.0.255 already"))
        bench.press(.control("u"))
        bench.type("1.0.1.8.1.255")
        bench.press(.enter)
        #expect(bench.selected?.instance == LogicalName(1, 0, 1, 8, 1, 255))
    }

    @Test("removes an object after a question, and brings it back") func remove() throws {
        let bench = try MeterBench()
        bench.press("d", "n")
        #expect(bench.selected?.instance == .energy)
        bench.press("d", "y")
        #expect(bench.value(.energy, class: 3, 2) == nil)
        #expect(!bench.screen().contains("1.0.1.8.0.255 +A"))
        bench.press("u")
        #expect(bench.screen().contains("1.0.1.8.0.255 +A"))
    }

    @Test(
        "changes nothing when it is read-only",
        arguments: [("e", "edit"), ("s", "source"), ("i", "inject-object"), ("c", "duplicate"), ("d", "remove")])
    func readOnly(key: Character, name: String) throws {
        let bench = try MeterBench(readOnly: true)
        bench.inspect("1.0.1.8.0.255", row: 2)
        bench.press(.character(key))
        #expect(!bench.hasDialog)
        #expect(bench.status == "! \(name): the console is read-only (--readonly)")
        bench.press(.enter)
        #expect(bench.status == "! edit: the console is read-only (--readonly)")
    }

    @Test("copies code, value and the object as text") func yank() throws {
        let bench = try MeterBench()
        bench.inspect("1.0.32.7.0.255", row: 2)
        bench.press("y", .down, .enter)
        #expect(bench.copied == "2304 (230.4 V)")
        bench.press("y", .end, .enter)
        #expect(
            bench.copied == """
                1.0.32.7.0.255 L1 voltage, Register (3) v0
                  1  logical_name: 1.0.32.7.0.255 (L1 voltage)
                  2  value: 2304 (230.4 V)
                  3  scaler_unit: {-1, V} (10^-1 V)
                  1) reset
                """)
    }
}
