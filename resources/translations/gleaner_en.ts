<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>FleetRow</name>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n processor</numerusform>
            <numerusform>%n processors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n other PC(s)</source>
        <translation>
            <numerusform>%n other PC</numerusform>
            <numerusform>%n other PCs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s) of this PC</source>
        <translation>
            <numerusform>%n processor of this PC</numerusform>
            <numerusform>%n processors of this PC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n processor</numerusform>
            <numerusform>%n processors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::FleetView</name>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected worker(s) not enrolled stay as they are.</source>
        <translation>
            <numerusform>%n of the selected is not enrolled and stays as it is.</numerusform>
            <numerusform>%n of the selected are not enrolled and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke the enrolments of %n worker(s)?</source>
        <translation>
            <numerusform>Revoke the enrolment of %n worker?</numerusform>
            <numerusform>Revoke the enrolments of %n workers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) are refused from their next request on.</source>
        <translation>
            <numerusform>%n worker is refused from its next request on.</numerusform>
            <numerusform>%n workers are refused from their next request on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::JobsView</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s)</source>
        <translation>
            <numerusform>%1 of %n job</numerusform>
            <numerusform>%1 of %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::MainWindow</name>
    <message numerus="yes">
        <source>%1, %n wait for you</source>
        <translation>
            <numerusform>%1, %n waits for you</numerusform>
            <numerusform>%1, %n wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gleaner: %n job(s) running</source>
        <translation>
            <numerusform>Gleaner: %n job running</numerusform>
            <numerusform>Gleaner: %n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) go on in the background. Quit from the icon beside the clock, or with Ctrl+Q in the window.</source>
        <translation>
            <numerusform>%n job goes on in the background. Quit from the icon beside the clock, or with Ctrl+Q in the window.</numerusform>
            <numerusform>%n jobs go on in the background. Quit from the icon beside the clock, or with Ctrl+Q in the window.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::PeekView</name>
    <message numerus="yes">
        <source>%n message(s) at the front, oldest first. Looking changes nothing: no message is taken, hidden or counted.</source>
        <translation>
            <numerusform>%n message at the front. Looking changes nothing: no message is taken, hidden or counted.</numerusform>
            <numerusform>%n messages at the front, oldest first. Looking changes nothing: no message is taken, hidden or counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::PlanCard</name>
    <message numerus="yes">
        <source>%n chunk(s) tried on this PC took %1 each</source>
        <translation>
            <numerusform>%n chunk tried on this PC took %1</numerusform>
            <numerusform>%n chunks tried on this PC took %1 each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s) compute at present.</source>
        <translation>
            <numerusform>%n processor computes at present.</numerusform>
            <numerusform>%n processors compute at present.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::PoisonActions</name>
    <message numerus="yes">
        <source>%n chunk(s) dropped; the result goes without.</source>
        <translation>
            <numerusform>%n chunk dropped; the result goes without.</numerusform>
            <numerusform>%n chunks dropped; the result goes without.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) go out again.</source>
        <translation>
            <numerusform>%n chunk goes out again.</numerusform>
            <numerusform>%n chunks go out again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop %n chunk(s)?</source>
        <translation>
            <numerusform>Drop %n chunk?</numerusform>
            <numerusform>Drop %n chunks?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::PoisonView</name>
    <message numerus="yes">
        <source>%n chunk(s) wait for your decision.</source>
        <translation>
            <numerusform>%n chunk waits for your decision.</numerusform>
            <numerusform>%n chunks wait for your decision.</numerusform>
        </translation>
    </message>
</context>
</TS>
