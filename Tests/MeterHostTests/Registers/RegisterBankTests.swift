import COSEM
import DLMSWire
import Testing

@testable import MeterHost

@Suite struct RegisterBankTests {
    private let bank = RegisterBank([
        RegisterTemplate(name: "voltage_l1", unit: 35, initial: 230, instance: LogicalName(1, 0, 32, 7, 0, 255)),
        RegisterTemplate(name: "temperature", unit: 9, initial: 20),
    ])

    @Test(
        "a register is found by name and by OBIS code", arguments: ["voltage_l1", "1.0.32.7.0.255", "1-0:32.7.0*255"])
    func names(text: String) { #expect(bank.index(of: text) == 0) }

    @Test("an injected value stays until it is released")
    func inject() {
        bank.inject(0, 0)
        bank.simulate(0, 231)
        #expect(bank.value(at: 0) == 0 && bank.state(at: 0) == .injected)
        bank.release(0)
        bank.simulate(0, 231)
        #expect(bank.value(at: 0) == 231)
    }

    @Test("a ramp is a straight line, and the value stays at its end")
    func ramp() {
        bank.ramp(0, to: 240, over: .seconds(10), from: .seconds(100))
        bank.advanceRamps(to: .seconds(104))
        #expect(bank.value(at: 0) == 234)
        bank.advanceRamps(to: .seconds(200))
        #expect(bank.value(at: 0) == 240 && bank.state(at: 0) == .injected)
    }

    @Test("a reset does not change who decides the value")
    func setValue() {
        bank.hold(0)
        bank.setValue(1, at: 0)
        #expect(bank.value(at: 0) == 1 && bank.state(at: 0) == .held)
    }

    @Test("another bank takes over the values of the registers that both have")
    func adopt() {
        bank.inject(1, 99)
        let next = RegisterBank([
            RegisterTemplate(name: "temperature", unit: 9), RegisterTemplate(name: "new", unit: 9),
        ])
        next.adopt(bank)
        #expect(next.value(at: 0) == 99 && next.state(at: 0) == .injected && next.value(at: 1) == 0)
    }
}
