import Testing

@testable import MeterDefinition

@Suite("Faults of the sections")
struct SectionFaultTests {
    @Test("a definition without a fault has none") func none() { #expect(faults(minimal) == []) }

    @Test("every fault is told, by place") func all() {
        let text = """
            metre: {}
            meter: {manufacturr: mcs, manufacturer: mcs, serial: 12a4}
            listeners: [upd://localhost:1, tcp://localhost]
            buffers: {receive_apdu: 10}
            """
        #expect(
            faults(text) == [
                "m.yaml:1:1: error: a definition has no \"metre\"; did you mean \"meter\"?",
                "m.yaml:1:1: error: a definition needs \"logical_devices\"",
                "m.yaml:2:9: error: the meter has no \"manufacturr\"; did you mean \"manufacturer\"?",
                "m.yaml:2:41: error: manufacturer: expected three capital letters, not \"mcs\"; write \"MCS\"",
                "m.yaml:2:54: error: serial: expected up to 13 digits, less than 2^40, not \"12a4\"",
                "m.yaml:3:13: error: listener 'upd://localhost:1': 'upd' is no kind of line; there is tcp, "
                    + "hdlc+tcp, udp, serial, pty",
                "m.yaml:3:32: error: listener 'tcp://localhost': the port is missing: tcp://HOST:PORT",
                "m.yaml:4:25: error: receive_apdu: 10 is outside 64 to 65535",
            ])
    }

    @Test(
        "of the meter, the registers and the simulation",
        arguments: [
            ("meter: {serial: \"1\"}", "1:8: error: the meter needs \"manufacturer\""),
            (
                "meter: {manufacturer: MCS, serial: \"1\", system_title: 4D43}",
                "1:55: error: system_title: expected 16 hexadecimal digits, not \"4D43\""
            ),
            ("meter: MCS", "1:8: error: expected the meter: a map of names and values, not \"MCS\""),
            (
                "registers: {p: 1 kW}",
                "1:16: error: p: a register has no prefix; state it in W and its values 10^3 times as large"
            ),
            ("registers: {p: 1 Wat}", "1:16: error: p: no unit is called Wat; did you mean watt?"),
            ("registers: {p: much}", "1:16: error: p: expected a number and a unit such as 230.1 V, not \"much\""),
            ("registers: {p: {unit: V, start: 1}}", "1:26: error: register p has no \"start\"; it has unit, initial"),
            ("registers: {1p: 1}", "1:13: error: a register is called by letters, digits and _, not \"1p\""),
            ("simulation: {frequency: 50}", "1:13: error: the simulation needs \"phases\""),
            (
                "simulation: {phases: [{voltage: 1, current: 1}, {voltage: 1, current: 1}]}",
                "1:22: error: phases: expected one or three, not 2"
            ),
            (
                "simulation: {phases: [{voltage: 1, current: 1, angle: 200}]}",
                "1:55: error: angle: 200.0 is outside -180.0 to 180.0"
            ),
            (
                "simulation: {phases: [{voltage: 1, current: 1}], tariffs: {\"25:00\": 1}}",
                "1:60: error: tariffs: expected a time of day such as \"06:00\", not \"25:00\""
            ),
            (
                "support: {classes: [Regster]}",
                "1:21: error: classes: there is no interface class \"Regster\"; did you mean \"Register\"?"
            ),
            ("support: {profiles: [tpc]}", "1:22: error: profiles: there is no \"tpc\"; did you mean \"tcp\"?"),
            ("support: {referencing: [long]}", "1:25: error: referencing: there is no \"long\"; it is one of ln, sn"),
        ])
    func sections(line: String, fault: String) {
        let key = String(line.prefix { $0 != ":" })
        let rest = minimal.split(separator: "\n").drop { $0.hasPrefix(key) }
        let body =
            key == "registers"
            ? rest.filter { !$0.hasPrefix("registers") && !$0.hasPrefix("  p") && !$0.hasPrefix("  v") } : Array(rest)
        #expect(faults(([line[...]] + body).joined(separator: "\n") + "\n") == ["m.yaml:" + fault])
    }

    @Test("profiles may be named by what they share") func profiles() {
        #expect(faults("support: {profiles: [wrapper]}\nlisteners: [tcp://localhost:1]\n" + minimal) == [])
    }

    @Test("what is quoted stays in its line and commands no terminal") func control() {
        #expect(
            faults(minimal.replacing("MCS", with: "\"M\\e[2J\\nS\""))
                == ["m.yaml:1:23: error: manufacturer: expected three capital letters, not \"M [2J S\""])
    }

    @Test("a misspelt key is not told as missing, too") func misspelt() {
        #expect(
            faults(minimal.replacing("manufacturer", with: "manufacturr"))
                == ["m.yaml:1:9: error: the meter has no \"manufacturr\"; did you mean \"manufacturer\"?"])
    }

    @Test("what the support leaves out is refused") func support() {
        let text =
            "support: {classes: [Register], profiles: [hdlc], referencing: [sn]}\nlisteners: [tcp://localhost:1]\n"
            + minimal + "      - {class: Data, obis: 0.0.96.1.0.255}\n"
        #expect(
            faults(text) == [
                "m.yaml:2:13: error: listener 'tcp://localhost:1': this meter supports the profiles hdlc only",
                "m.yaml:10:9: error: this meter does not support ln referencing",
                "m.yaml:11:9: error: this meter does not support ln referencing",
                "m.yaml:13:17: error: this meter does not support class Data (1)",
            ])
    }
}

@Suite("Faults of logical devices and associations")
struct DeviceFaultTests {
    private func faults(association: String) -> [String] {
        let text = minimal.replacing("{name: reader, client: 32}", with: association)
        return MeterDefinitionTests.faults(text).map { String($0.dropFirst("m.yaml:8:".count)) }
    }

    @Test(
        "an association",
        arguments: [
            ("{name: reader}", "9: error: an association needs \"client\""),
            ("{client: 200}", "18: error: client: 200 is outside 1 to 127"),
            (
                "{client: 32, mechanism: sometimes}",
                "33: error: mechanism: there is no \"sometimes\"; it is one of none, lowest, low, high, high_md5, high_sha1, high_gmac, high_sha256, high_ecdsa"
            ),
            (
                "{client: 32, mechanism: high_ecdsa}",
                "9: error: an association that ciphers or proves itself with keys needs \"security\""
            ),
            ("{client: 32, mechanism: low}", "33: error: an association with a password needs \"secret\""),
            (
                "{client: 32, secret: x}",
                "30: error: secret: without a mechanism nobody is asked for it; write \"mechanism: low\""
            ),
            (
                "{client: 32, mechanism: low, secret: 0x123}",
                "46: error: secret: expected 1 to 64 characters, or 0x and hexadecimal digits"
            ),
            (
                "{client: 32, context: sn_ciphered}",
                "9: error: an association that ciphers or proves itself with keys needs \"security\""
            ),
            (
                "{client: 32, lock_out: {failures: 3, seconds: 60}}",
                "32: error: lock_out: an association without a secret has no wrong ones"
            ),
            ("{client: 32, context: sn, version: 5}", "44: error: version: 5 is outside 0 to 4"),
            (
                "{client: 32, referencing: ln, context: sn}",
                "48: error: context: it uses sn referencing, but \"referencing\" says ln"
            ),
            (
                "{client: 32, conformance: [get, sett]}",
                "41: error: conformance: there is no \"sett\"; did you mean \"set\"?"
            ),
            ("{client: 32, max_pdu: 20}", "31: error: max_pdu: 20 is outside 64 to 65535"),
            ("{client: 32, version: 4}", "31: error: version: 4 is outside 0 to 3"),
            (
                "{client: 32, access: raeder}",
                "30: error: access: there is no preset \"raeder\"; did you mean \"reader\"?"
            ),
            (
                "{client: 32, access: {Clok: read}}",
                "31: error: access: expected a class or an OBIS code such as 0.0.96.1.*.255, not \"Clok\"; did you mean \"Clock\"?"
            ),
            (
                "{client: 32, access: {Clock: {tme: read}}}",
                "39: error: access: Clock has no attribute or method \"tme\"; did you mean \"time\"?"
            ),
            (
                "{client: 32, access: {Clock: reed}}",
                "38: error: access: there is no \"reed\"; did you mean \"read\"?"
            ),
            ("{client: 64}", ""),
        ])
    func associations(text: String, fault: String) {
        let found = faults(association: text)
        if fault.isEmpty {
            #expect(
                MeterDefinitionTests.faults(minimal.replacing("client: 32", with: "client: 64")) == [
                    "m.yaml:9:31: error: the client 64 is taken: it stands in line 8 already"
                ])
        } else {
            #expect(found == [fault])
        }
    }

    @Test("a secret never stands in a fault") func secrets() {
        let found = faults(association: "{client: 32, secrt: opensesame, mechanism: low}")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { !$0.contains("opensesame") })
    }

    @Test("names and SAPs are given once") func repeated() {
        let text = minimal.replacing("name: bench", with: "name: reader") + "  - {sap: 1, associations: []}\n"
        #expect(
            MeterDefinitionTests.faults(text.replacing("    objects:\n", with: "")) == [
                "m.yaml:9:32: error: the name reader is taken: it stands in line 8 already",
                "m.yaml:10:11: error: the sap 1 is taken: it stands in line 6 already",
            ])
    }

    @Test("a logical device name begins with the manufacturer's letters") func logicalDeviceName() {
        let text = minimal.replacing("sap: 1\n", with: "sap: 1\n    logical_device_name: ABC1\n")
        #expect(
            MeterDefinitionTests.faults(text) == [
                "m.yaml:7:26: error: logical_device_name: expected up to 16 characters that begin with MCS, not \"ABC1\""
            ])
    }
}
