import Testing

@testable import MeterDefinition

@Suite("Faults of objects")
struct ObjectFaultTests {
    @Test(
        "are told where they are",
        arguments: [
            ("- {class: Data}", "1:3: an object needs \"obis\""),
            ("- {obis: 1.0.1.8.0.255}", "1:3: an object needs \"class\""),
            (
                "- {class: Regster, obis: 1.0.1.8.0.255}",
                "1:11: there is no interface class \"Regster\"; did you mean \"Register\"?"
            ),
            (
                "- {class: Data, obis: 1.0.1.8.0.256}",
                "1:23: obis: expected six numbers from 0 to 255 such as 1.0.1.8.0.255, not \"1.0.1.8.0.256\""
            ),
            ("- {class: Clock, version: 3, obis: 0.0.1.0.0.255}", "1:27: class Clock has no version 3, only 0"),
            (
                "- {class: Clock, obis: 0.0.1.0.0.255, timezone: 60}",
                "1:39: class Clock has no attribute \"timezone\"; did you mean \"time_zone\"?"
            ),
            (
                "- {class: Data, obis: 0.0.1.0.0.255, logical_name: 1.0.0.0.0.255}",
                "1:52: logical_name: it is the object's obis, 0.0.1.0.0.255, not \"1.0.0.0.0.255\""
            ),
            (
                "- {class: Register, obis: 1.0.1.7.0.255, register: powr}",
                "1:52: there is no register \"powr\"; did you mean \"power\"?"
            ),
            (
                "- {class: Register, obis: 1.0.1.7.0.255, register: power, type: octet-string}",
                "1:65: type: there is no \"octet-string\" here; it is one of double-long-unsigned, double-long, long64-unsigned, long64, long-unsigned, long, unsigned, integer, float32, float64"
            ),
            (
                "- {class: Register, obis: 1.0.1.7.0.255, register: power, scaler_unit: {scaler: 0, unit: V}}",
                "1:72: scaler_unit says V, but register power is in W"
            ),
            (
                "- {class: Register, obis: 1.0.1.7.0.255, register: power, value: 5}",
                "1:66: value: it cannot have a value and a register"
            ),
            (
                "- {class: Clock, obis: 0.0.1.0.0.255, register: power}",
                "1:49: class Clock has no value of its own to bind; put \"register:\" at one of its attributes"
            ),
            (
                "- {class: Data, obis: 0.0.1.0.0.255, access: {benhc: read}}",
                "1:47: access: there is no association \"benhc\"; did you mean \"bench\"?"
            ),
        ])
    func objects(text: String, fault: String) { #expect(faults(object: text) == [fault]) }

    @Test("an OBIS code is given once, whatever the class") func repeated() {
        let text = "- {class: Data, obis: 1.0.1.8.0.255}\n- class: Register\n  obis: 1-0:1.8.0*255"
        #expect(faults(object: text) == ["3:9: the obis 1.0.1.8.0.255 is taken: it stands in line 11 already"])
    }
}

@Suite("Where an attribute's value comes from")
struct AttributeSourceTests {
    private let clock = "- {class: Clock, obis: 0.0.1.0.0.255, "

    @Test(
        "check says what a change of source needs",
        arguments: [
            ("time: {source: static}}", "1:54: time: \"source: static\" needs \"value:\""),
            (
                "time_zone: {source: dynamic}}",
                "1:59: time_zone: \"source: dynamic\" needs \"register:\" or \"callback:\""
            ),
            (
                "time_zone: {source: static, register: power}}",
                "1:77: time_zone: a static attribute has no register; write \"source: dynamic\""
            ),
            (
                "time_zone: {source: dynamic, value: 5}}",
                "1:75: time_zone: a dynamic attribute has no value; write \"source: static\""
            ),
            ("time_zone: {register: power, callback: x}}", "1:78: time_zone: it cannot have a register and a callback"),
            (
                "time_zone: {source: sometimes}}",
                "1:59: source: there is no \"sometimes\"; it is one of static, dynamic"
            ),
            (
                "time_zone: {sourc: static, register: power}}",
                "1:51: time_zone has no \"sourc\"; did you mean \"source\"?"
            ),
            ("time: {register: power}}", "1:56: time: octet-string<date-time> cannot show a register"),
        ])
    func faultsOfSources(text: String, fault: String) {
        #expect(faults(object: clock + text) == [fault])
    }

    @Test("a measured value that is said to be dynamic needs its source, a clock's time has one") func behaviour() {
        #expect(faults(object: clock + "time: {source: dynamic}}") == [])
        #expect(
            faults(object: "- {class: Register, obis: 1.0.1.8.0.255, value: {source: dynamic}}")
                == ["1:58: value: \"source: dynamic\" needs \"register:\" or \"callback:\""])
    }
}
