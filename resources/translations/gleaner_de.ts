<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ChunkLines</name>
    <message>
        <source>put on the queue</source>
        <translation>auf die Warteschlange gelegt</translation>
    </message>
    <message>
        <source>taken back from the queue, to be sent again</source>
        <translation>von der Warteschlange zurückgenommen, wird erneut verschickt</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>beantwortet von %1</translation>
    </message>
    <message>
        <source>failed at %1: %2</source>
        <translation>fehlgeschlagen bei %1: %2</translation>
    </message>
    <message>
        <source>set aside: %1</source>
        <translation>beiseite gelegt: %1</translation>
    </message>
    <message>
        <source>to be tried again, as a person said</source>
        <translation>wird auf Wunsch noch einmal versucht</translation>
    </message>
    <message>
        <source>dropped, as a person said</source>
        <translation>auf Wunsch weggelassen</translation>
    </message>
    <message>
        <source>Its answer of %1 is stored; %2 computed for %3 s.</source>
        <translation>Die Antwort von %1 ist gespeichert; %2 hat %3 s gerechnet.</translation>
    </message>
    <message>
        <source>Nothing is remembered of it: it waits, or the head was restarted since.</source>
        <translation>Dazu ist nichts vermerkt: Das Stück wartet noch, oder der Kopfrechner wurde seither neu gestartet.</translation>
    </message>
</context>
<context>
    <name>HandIn</name>
    <message>
        <source>The job is handed in. You may close the window; it goes on.</source>
        <translation>Der Auftrag ist abgegeben. Sie können das Fenster schließen; er läuft weiter.</translation>
    </message>
    <message>
        <source>%1 is there already. Choose another file for the result, then start the job here.</source>
        <translation>%1 gibt es schon. Wählen Sie eine andere Datei für das Ergebnis und starten Sie den Auftrag dann hier.</translation>
    </message>
</context>
<context>
    <name>JobDraft</name>
    <message>
        <source>There is no such file; choose another.</source>
        <translation>Diese Datei gibt es nicht; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This cannot be read as a file; choose another.</source>
        <translation>Das lässt sich nicht als Datei lesen; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Choose a file, or drop one here.</source>
        <translation>Wählen Sie eine Datei, oder legen Sie eine hier ab.</translation>
    </message>
    <message>
        <source>Give a whole number.</source>
        <translation>Geben Sie eine ganze Zahl an.</translation>
    </message>
    <message>
        <source>Give a whole number, %1.</source>
        <translation>Geben Sie eine ganze Zahl an, %1.</translation>
    </message>
    <message>
        <source>Give a number.</source>
        <translation>Geben Sie eine Zahl an.</translation>
    </message>
    <message>
        <source>Give a number, %1.</source>
        <translation>Geben Sie eine Zahl an, %1.</translation>
    </message>
    <message>
        <source>Say which file the result goes to.</source>
        <translation>Sagen Sie, in welche Datei das Ergebnis kommt.</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>JobHerald</name>
    <message>
        <source>It is done. The result is in %1.</source>
        <translation>Er ist fertig. Das Ergebnis steht in %1.</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>Er ist gescheitert: %1</translation>
    </message>
</context>
<context>
    <name>JobPhase</name>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Writing result</source>
        <translation>Schreibt Ergebnis</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 chunks done.</source>
        <translation>%1: %2, %3 von %4 Stücken fertig.</translation>
    </message>
</context>
<context>
    <name>PlainWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 days %2 h</source>
        <translation>%1 Tage %2 h</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1/min</source>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n other PC(s)</source>
        <translation>
            <numerusform>%n anderer PC</numerusform>
            <numerusform>%n andere PCs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s) of this PC</source>
        <translation>
            <numerusform>%n Prozessor dieses PCs</numerusform>
            <numerusform>%n Prozessoren dieses PCs</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody computes at present</source>
        <translation>Zurzeit rechnet niemand</translation>
    </message>
    <message>
        <source>Computing: %1</source>
        <translation>Es rechnen: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::ChunksPane</name>
    <message>
        <source>Chunks that are out</source>
        <translation>Stücke, die unterwegs sind</translation>
    </message>
    <message>
        <source>Out for longest</source>
        <translation>Am längsten unterwegs</translation>
    </message>
    <message>
        <source>On the queue or with a worker: the queue does not tell which. Who computed a chunk is known when it is answered. A chunk whose worker falls silent goes to another one by itself.</source>
        <translation>Auf der Warteschlange oder bei einem Rechner: Welches von beiden, verrät die Warteschlange nicht. Wer gerechnet hat, steht fest, wenn die Antwort kommt. Verstummt ein Rechner, geht das Stück von selbst an einen anderen.</translation>
    </message>
    <message>
        <source>Number of the chunk</source>
        <translation>Nummer des Stücks</translation>
    </message>
    <message>
        <source>What happened to the chunk</source>
        <translation>Was mit dem Stück geschah</translation>
    </message>
    <message>
        <source>&amp;Look it up</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>What happened to one chunk</source>
        <translation>Was mit einem Stück geschah</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Stück</translation>
    </message>
</context>
<context>
    <name>gleaner::HeadSession</name>
    <message>
        <source>Looking for the head of %1.</source>
        <translation>Der Kopf von %1 wird gesucht.</translation>
    </message>
    <message>
        <source>The head runs in this window. Its data are in %1.</source>
        <translation>Der Kopf läuft in diesem Fenster. Seine Daten liegen in %1.</translation>
    </message>
    <message>
        <source>Connected to the head that runs already. Its data are in %1.</source>
        <translation>Verbunden mit dem Kopf, der schon läuft. Seine Daten liegen in %1.</translation>
    </message>
</context>
<context>
    <name>gleaner::JobActions</name>
    <message>
        <source>&amp;Look at it</source>
        <translation>&amp;Ansehen</translation>
    </message>
    <message>
        <source>Shows the job&apos;s own page</source>
        <translation>Zeigt die Seite des Auftrags</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Takes its chunks back from the queue</source>
        <translation>Nimmt seine Stücke von der Warteschlange zurück</translation>
    </message>
    <message>
        <source>Paused. What is computed stays.</source>
        <translation>Angehalten. Was gerechnet ist, bleibt.</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on, or tries a failed job again</source>
        <translation>Setzt fort oder versucht einen gescheiterten Auftrag erneut</translation>
    </message>
    <message>
        <source>The job goes on.</source>
        <translation>Der Auftrag geht weiter.</translation>
    </message>
    <message>
        <source>&amp;Raise priority</source>
        <translation>Vorrang er&amp;höhen</translation>
    </message>
    <message>
        <source>Jobs of a higher priority go first</source>
        <translation>Aufträge mit höherem Vorrang gehen vor</translation>
    </message>
    <message>
        <source>L&amp;ower priority</source>
        <translation>Vorrang &amp;senken</translation>
    </message>
    <message>
        <source>Lets other jobs go first</source>
        <translation>Lässt andere Aufträge vor</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>A&amp;bbrechen…</translation>
    </message>
    <message>
        <source>Ends it for good</source>
        <translation>Beendet ihn endgültig</translation>
    </message>
    <message>
        <source>Cancel this job?</source>
        <translation>Diesen Auftrag abbrechen?</translation>
    </message>
    <message>
        <source>What it has computed so far is lost. To stop it for a while, pause it.</source>
        <translation>Was bisher gerechnet wurde, geht verloren. Um eine Weile auszusetzen, halten Sie ihn an.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Run &amp;again…</source>
        <translation>Noch &amp;einmal…</translation>
    </message>
    <message>
        <source>Fills in the form of a new job with its values, to be changed</source>
        <translation>Füllt das Formular für einen neuen Auftrag mit seinen Werten aus, zum Ändern</translation>
    </message>
    <message>
        <source>Open re&amp;sult</source>
        <translation>E&amp;rgebnis öffnen</translation>
    </message>
    <message>
        <source>Opens the result&apos;s file</source>
        <translation>Öffnet die Datei mit dem Ergebnis</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Shows the folder that the result goes to</source>
        <translation>Zeigt den Ordner, in den das Ergebnis kommt</translation>
    </message>
    <message>
        <source>Remove from the &amp;list…</source>
        <translation>Aus der &amp;Liste nehmen…</translation>
    </message>
    <message>
        <source>Forgets a job that is over</source>
        <translation>Vergisst einen beendeten Auftrag</translation>
    </message>
    <message>
        <source>Remove this job from the list?</source>
        <translation>Diesen Auftrag aus der Liste nehmen?</translation>
    </message>
    <message>
        <source>The head forgets it; its result&apos;s file stays.</source>
        <translation>Der Kopf vergisst ihn; die Datei mit dem Ergebnis bleibt.</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Aus der Liste genommen.</translation>
    </message>
    <message>
        <source>The priority of %1 is now %2.</source>
        <translation>Der Vorrang von %1 ist jetzt %2.</translation>
    </message>
    <message>
        <source>Gleaner</source>
        <translation>Gleaner</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>gleaner::JobFormPanel</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The job</source>
        <translation>Der Auftrag</translation>
    </message>
    <message>
        <source>The file that the result goes to.</source>
        <translation>Die Datei, in die das Ergebnis kommt.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>A name to know the job by.</source>
        <translation>Ein Name, an dem Sie den Auftrag erkennen.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Why it matters, in a sentence: those whose PCs compute it read this.</source>
        <translation>Wozu es gut ist, in einem Satz: Das lesen die, deren PCs rechnen.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>Jobs of a higher priority go first.</source>
        <translation>Aufträge mit höherem Vorrang gehen vor.</translation>
    </message>
</context>
<context>
    <name>gleaner::JobTableModel</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Chunks done</source>
        <translation>Stücke fertig</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseite</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>gleaner::JobView</name>
    <message>
        <source>Chunks a second</source>
        <translation>Stücke je Sekunde</translation>
    </message>
    <message>
        <source>Processors that compute</source>
        <translation>Rechnende Prozessoren</translation>
    </message>
    <message>
        <source>&amp;Result</source>
        <translation>E&amp;rgebnis</translation>
    </message>
    <message>
        <source>&amp;Chunks</source>
        <translation>&amp;Stücke</translation>
    </message>
    <message>
        <source>There is no job yet. Begin with a new one (Ctrl+N).</source>
        <translation>Es gibt noch keinen Auftrag. Beginnen Sie mit einem neuen (Strg+N).</translation>
    </message>
    <message>
        <source>Which job is shown</source>
        <translation>Welcher Auftrag gezeigt wird</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>The job in figures</source>
        <translation>Der Auftrag in Zahlen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseite</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut verschickt</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Computing time</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Time so far</source>
        <translation>Bisher</translation>
    </message>
</context>
<context>
    <name>gleaner::JobsView</name>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>Not over</source>
        <translation>Nicht beendet</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Which jobs are shown</source>
        <translation>Welche Aufträge gezeigt werden</translation>
    </message>
    <message>
        <source>Find a job</source>
        <translation>Auftrag suchen</translation>
    </message>
    <message>
        <source>Words that a job has to have in its name, computation or state</source>
        <translation>Wörter, die im Namen, in der Berechnung oder im Zustand stehen müssen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n job(s)</source>
        <translation>
            <numerusform>%1 von %n Auftrag</numerusform>
            <numerusform>%1 von %n Aufträgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::MainWindow</name>
    <message>
        <source>Gleaner</source>
        <translation>Gleaner</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message numerus="yes">
        <source>Gleaner: %n job(s) running</source>
        <translation>
            <numerusform>Gleaner: %n Auftrag läuft</numerusform>
            <numerusform>Gleaner: %n Aufträge laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) go on in the background. Quit from the icon beside the clock, or with Ctrl+Q in the window.</source>
        <translation>
            <numerusform>%n Auftrag läuft im Hintergrund weiter. Beenden Sie am Symbol neben der Uhr oder mit Strg+Q im Fenster.</numerusform>
            <numerusform>%n Aufträge laufen im Hintergrund weiter. Beenden Sie am Symbol neben der Uhr oder mit Strg+Q im Fenster.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gleaner is still there</source>
        <translation>Gleaner ist noch da</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New job</source>
        <translation>&amp;Neuer Auftrag</translation>
    </message>
    <message>
        <source>&amp;Load a job file…</source>
        <translation>Auftragsdatei &amp;laden…</translation>
    </message>
    <message>
        <source>Load a job file</source>
        <translation>Auftragsdatei laden</translation>
    </message>
    <message>
        <source>Job files (*.json)</source>
        <translation>Auftragsdateien (*.json)</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>&amp;Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten…</translation>
    </message>
    <message>
        <source>&amp;About Gleaner…</source>
        <translation>Ü&amp;ber Gleaner…</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Gleaner</source>
        <translation>Über Gleaner</translation>
    </message>
    <message>
        <source>&lt;b&gt;Gleaner %1&lt;/b&gt;&lt;p&gt;The PCs that an office does not use are one computer.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Gleaner %1&lt;/b&gt;&lt;p&gt;Die PCs, die ein Büro gerade nicht braucht, sind ein Rechner.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewähr.</translation>
    </message>
</context>
<context>
    <name>gleaner::NewJobView</name>
    <message>
        <source>Job files (*.json)</source>
        <translation>Auftragsdateien (*.json)</translation>
    </message>
    <message>
        <source>Filled in from %1.</source>
        <translation>Ausgefüllt aus %1.</translation>
    </message>
    <message>
        <source>Fill in what is marked first; then the job can be kept.</source>
        <translation>Füllen Sie zuerst aus, was markiert ist; dann lässt sich der Auftrag aufheben.</translation>
    </message>
    <message>
        <source>Kept as %1. Hand it in here, or with: gleaner submit --job %1</source>
        <translation>Aufgehoben als %1. Geben Sie den Auftrag hier ab oder mit: gleaner submit --job %1</translation>
    </message>
    <message>
        <source>Load a job file</source>
        <translation>Auftragsdatei laden</translation>
    </message>
    <message>
        <source>Keep this job as a file</source>
        <translation>Diesen Auftrag als Datei aufheben</translation>
    </message>
    <message>
        <source>&amp;Start the job</source>
        <translation>Auftrag &amp;starten</translation>
    </message>
    <message>
        <source>New job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Computations</source>
        <translation>Berechnungen</translation>
    </message>
    <message>
        <source>Hands the job in (Ctrl+Return)</source>
        <translation>Gibt den Auftrag ab (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Load…</source>
        <translation>&amp;Laden…</translation>
    </message>
    <message>
        <source>Fills the form in from a job file</source>
        <translation>Füllt das Formular aus einer Auftragsdatei aus</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>S&amp;peichern…</translation>
    </message>
    <message>
        <source>Keeps this job as a file, for here and for gleaner submit --job</source>
        <translation>Hebt den Auftrag als Datei auf, für hier und für gleaner submit --job</translation>
    </message>
    <message>
        <source>Fill in what is marked; then this shows what the job will be.</source>
        <translation>Füllen Sie aus, was markiert ist; dann steht hier, was für ein Auftrag es wird.</translation>
    </message>
    <message>
        <source>This program has no computation &apos;%1&apos;.</source>
        <translation>Dieses Programm kennt keine Berechnung „%1“.</translation>
    </message>
    <message>
        <source>What the job needs to know</source>
        <translation>Was der Auftrag wissen muss</translation>
    </message>
</context>
<context>
    <name>gleaner::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>gleaner::OutTableModel</name>
    <message>
        <source>Chunk</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Out for</source>
        <translation>Unterwegs seit</translation>
    </message>
</context>
<context>
    <name>gleaner::ParameterField</name>
    <message>
        <source>Choose a file, or drop one here</source>
        <translation>Datei wählen oder hier ablegen</translation>
    </message>
</context>
<context>
    <name>gleaner::PathEdit</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
</context>
<context>
    <name>gleaner::PicturePane</name>
    <message>
        <source>The picture as far as it is computed</source>
        <translation>Das Bild, soweit es gerechnet ist</translation>
    </message>
</context>
<context>
    <name>gleaner::PlanCard</name>
    <message>
        <source>Before you start</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Size of a chunk</source>
        <translation>Größe eines Stücks</translation>
    </message>
    <message>
        <source>Time on the present fleet</source>
        <translation>Dauer auf den jetzigen Rechnern</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>trying a few chunks …</source>
        <translation>einige Stücke werden probiert …</translation>
    </message>
    <message>
        <source>It waits until a PC computes.</source>
        <translation>Er wartet, bis ein PC rechnet.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) tried on this PC took %1 each</source>
        <translation>
            <numerusform>%n Stück, auf diesem PC probiert, dauerte %1</numerusform>
            <numerusform>%n Stücke, auf diesem PC probiert, dauerten je %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s) compute at present.</source>
        <translation>
            <numerusform>%n Prozessor rechnet zurzeit.</numerusform>
            <numerusform>%n Prozessoren rechnen zurzeit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::Plot</name>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
</context>
<context>
    <name>gleaner::ResultPane</name>
    <message>
        <source>How it converges</source>
        <translation>Wie es sich annähert</translation>
    </message>
    <message>
        <source>The result as far as it is computed</source>
        <translation>Das Ergebnis, soweit es gerechnet ist</translation>
    </message>
    <message>
        <source>The first answers are awaited.</source>
        <translation>Die ersten Antworten stehen noch aus.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
</context>
<context>
    <name>gleaner::ResultTableModel</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>gleaner::StatusLine</name>
    <message>
        <source>Looking for a head …</source>
        <translation>Kopf wird gesucht …</translation>
    </message>
    <message>
        <source>Head: in this window</source>
        <translation>Kopf: in diesem Fenster</translation>
    </message>
    <message>
        <source>Head: another program&apos;s</source>
        <translation>Kopf: eines anderen Programms</translation>
    </message>
    <message>
        <source>No head</source>
        <translation>Kein Kopf</translation>
    </message>
</context>
<context>
    <name>gleaner::SystemTray</name>
    <message>
        <source>&amp;Open the window</source>
        <translation>Fenster ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit; jobs go on at the next start</source>
        <translation>&amp;Beenden; Aufträge gehen beim nächsten Start weiter</translation>
    </message>
</context>
<context>
    <name>gleaner::WelcomePanel</name>
    <message>
        <source>What would you like computed?</source>
        <translation>Was soll gerechnet werden?</translation>
    </message>
    <message>
        <source>Choose a computation. Gleaner cuts it into chunks, has this PC and every other one that is free compute them, and puts the result together. You can leave meanwhile.</source>
        <translation>Wählen Sie eine Berechnung. Gleaner zerlegt sie in Stücke, lässt sie von diesem PC und jedem anderen freien rechnen und setzt das Ergebnis zusammen. Sie müssen nicht dabeibleiben.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
</context>
</TS>
