import DLMSServer
import DLMSWire
import Testing

/// What UA says where nothing but the defaults was asked and offered.
let defaultParameters = "8180120501800601800704000000010804" + "00000001"

@Suite("Connecting over HDLC") struct HDLCConnectionTests {
    @Test("SNRM, a request and DISC") func exchange() {
        var script = Script()
        #expect(script.send("SNRM P") == ["UA F \(defaultParameters)"])
        #expect(script.send("I 0,0 P E6E600 C001") == ["I 0,1 F E6E700C001"])
        #expect(script.send("I 1,1 P E6E600 C002") == ["I 1,2 F E6E700C002"])
        #expect(script.send("RR 2 P") == ["RR 2 F"])
        #expect(script.send("DISC P") == ["UA F"])
        #expect(script.send("DISC P") == ["DM F"])
        #expect(script.station.events.count == 4)
    }
}
