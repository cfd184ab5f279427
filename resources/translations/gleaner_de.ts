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
    <name>ConnectionTest</name>
    <message>
        <source>read (r)</source>
        <translation>lesen (r)</translation>
    </message>
    <message>
        <source>add (a)</source>
        <translation>hinzufügen (a)</translation>
    </message>
    <message>
        <source>update (u)</source>
        <translation>ändern (u)</translation>
    </message>
    <message>
        <source>process (p)</source>
        <translation>entnehmen (p)</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is %1 minutes late: set it, although the head makes up for it.</source>
        <translation>Die Uhr dieses PCs geht %1 Minuten nach: Stellen Sie sie, auch wenn der Kopfrechner es ausgleicht.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is %1 minutes early: set it, although the head makes up for it.</source>
        <translation>Die Uhr dieses PCs geht %1 Minuten vor: Stellen Sie sie, auch wenn der Kopfrechner es ausgleicht.</translation>
    </message>
    <message>
        <source>It works: %1 answers in %2 ms.</source>
        <translation>Es geht: %1 antwortet in %2 ms.</translation>
    </message>
    <message>
        <source>A head&apos;s queues are there.</source>
        <translation>Die Warteschlangen eines Kopfrechners sind da.</translation>
    </message>
    <message>
        <source>The queues will be made when the head starts.</source>
        <translation>Die Warteschlangen werden angelegt, wenn der Kopfrechner startet.</translation>
    </message>
    <message>
        <source>Nobody knows a host named %1. Check the account&apos;s name or the address in the connection string, and that this PC is connected to the network.</source>
        <translation>Niemand kennt einen Rechner namens %1. Prüfen Sie den Namen des Kontos oder die Adresse in der Verbindungszeichenfolge und ob dieser PC am Netz ist.</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing serves queues there. Check address and port, and that the service has been started.</source>
        <translation>%1 lehnt die Verbindung ab: Dort bietet niemand Warteschlangen an. Prüfen Sie Adresse und Port und ob der Dienst gestartet ist.</translation>
    </message>
    <message>
        <source>%1 does not answer in time. Check address and port; often a firewall on the way lets nothing through.</source>
        <translation>%1 antwortet nicht rechtzeitig. Prüfen Sie Adresse und Port; oft lässt eine Firewall unterwegs nichts durch.</translation>
    </message>
    <message>
        <source>The proxy %1 of this PC&apos;s settings does not let the request through: %2 Check the proxy in the system&apos;s settings.</source>
        <translation>Der Proxy %1 aus den Einstellungen dieses PCs lässt die Anfrage nicht durch: %2 Prüfen Sie den Proxy in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>%1 cannot prove who it is: this PC trusts nobody who vouches for its certificate. Where it is a head&apos;s own, add its CertificateFingerprint to the connection string.</source>
        <translation>%1 kann nicht beweisen, wer es ist: Dieser PC vertraut niemandem, der für das Zertifikat bürgt. Ist es das eigene eines Kopfrechners, gehört dessen CertificateFingerprint in die Verbindungszeichenfolge.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the connection string&apos;s CertificateFingerprint. Ask for a new connection string; if nobody knows of a new certificate, tell your administrator.</source>
        <translation>%1 zeigt ein anderes Zertifikat als das des CertificateFingerprint in der Verbindungszeichenfolge. Lassen Sie sich eine neue geben; weiß niemand von einem neuen Zertifikat, sagen Sie es Ihrer Systemverwaltung.</translation>
    </message>
    <message>
        <source>%1 needs encryption, and this PC has no library for it: %2</source>
        <translation>%1 verlangt Verschlüsselung, und diesem PC fehlt die Bibliothek dafür: %2</translation>
    </message>
    <message>
        <source>It did not work: %1</source>
        <translation>Es ging nicht: %1</translation>
    </message>
    <message>
        <source>Something answers at %1, but it is no queue service (%2). Check the port and what follows it.</source>
        <translation>Unter %1 antwortet etwas, aber kein Warteschlangendienst (%2). Prüfen Sie den Port und was danach kommt.</translation>
    </message>
    <message>
        <source>%1 answers, but account and key do not fit. Copy the whole connection string anew; the key may have been changed, or the signature withdrawn.</source>
        <translation>%1 antwortet, aber Konto und Schlüssel passen nicht. Kopieren Sie die ganze Verbindungszeichenfolge neu; vielleicht wurde der Schlüssel geändert oder die Signatur zurückgezogen.</translation>
    </message>
    <message>
        <source>The shared access signature was good until %1. Ask for a new one.</source>
        <translation>Die Signatur (SAS) galt bis %1. Lassen Sie sich eine neue geben.</translation>
    </message>
    <message>
        <source>%1 is there, but cannot serve at present: %2 Try again later.</source>
        <translation>%1 ist da, kann aber gerade nichts liefern: %2 Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>write (w)</source>
        <translation>schreiben (w)</translation>
    </message>
    <message>
        <source>delete (d)</source>
        <translation>löschen (d)</translation>
    </message>
    <message>
        <source>list (l)</source>
        <translation>auflisten (l)</translation>
    </message>
    <message>
        <source>%1 knows who asks, but does not allow it: %2 Use a connection string with the account&apos;s key, or a signature for all queues and blobs with the rights rwdlacup.</source>
        <translation>%1 weiß, wer fragt, erlaubt es aber nicht: %2 Nehmen Sie eine Verbindungszeichenfolge mit dem Schlüssel des Kontos oder eine Signatur für alle Warteschlangen und Blobs mit den Rechten rwdlacup.</translation>
    </message>
    <message>
        <source>The shared access signature lacks rights that a head needs: %1. Ask for one with the rights rwdlacup.</source>
        <translation>Der Signatur (SAS) fehlen Rechte, die ein Kopfrechner braucht: %1. Lassen Sie sich eine mit den Rechten rwdlacup geben.</translation>
    </message>
    <message>
        <source>The proxy %1 of this PC&apos;s settings wants a name and a password, and has not got the right ones. Write them into the proxy&apos;s address in the system&apos;s settings, or ask your administrator to let %2 through without.</source>
        <translation>Der Proxy %1 aus den Einstellungen dieses PCs verlangt Name und Passwort und hat nicht die richtigen bekommen. Schreiben Sie sie in den Systemeinstellungen in die Adresse des Proxys, oder bitten Sie Ihre Administration, %2 ohne durchzulassen.</translation>
    </message>
    <message>
        <source>%1 refuses the connection: nothing serves blobs there. Check address and port, and that the service has been started.</source>
        <translation>%1 lehnt die Verbindung ab: Dort bietet niemand Blobs an. Prüfen Sie Adresse und Port und ob der Dienst gestartet ist.</translation>
    </message>
    <message>
        <source>Something answers at %1, but it is no blob service (%2). Check the port and what follows it.</source>
        <translation>Unter %1 antwortet etwas, aber kein Blobdienst (%2). Prüfen Sie den Port und was danach steht.</translation>
    </message>
    <message>
        <source>The shared access signature is good from %1 on, and not yet. Wait until then, or ask for another one.</source>
        <translation>Die Signatur (SAS) gilt erst ab %1. Warten Sie bis dahin, oder lassen Sie sich eine andere geben.</translation>
    </message>
    <message>
        <source>It does not say where blobs are (BlobEndpoint): jobs wait whose chunks or answers are larger than a message.</source>
        <translation>Sie sagt nicht, wo Blobs liegen (BlobEndpoint): Aufträge, deren Stücke oder Antworten größer als eine Nachricht sind, warten.</translation>
    </message>
    <message>
        <source>What is larger than a message goes to %1, which answers too.</source>
        <translation>Was größer als eine Nachricht ist, liegt bei %1; auch das antwortet.</translation>
    </message>
    <message>
        <source>But what is larger than a message has no place: %1</source>
        <translation>Aber was größer als eine Nachricht ist, hat keinen Platz: %1</translation>
    </message>
</context>
<context>
    <name>FleetRow</name>
    <message>
        <source>Computing (%1)</source>
        <translation>Rechnet (%1)</translation>
    </message>
    <message>
        <source>Waiting for work (%1)</source>
        <translation>Wartet auf Arbeit (%1)</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Paused by its owner (%1)</source>
        <translation>Von seinem Benutzer angehalten (%1)</translation>
    </message>
    <message>
        <source>Ended (%1)</source>
        <translation>Beendet (%1)</translation>
    </message>
    <message>
        <source>Not heard of for %1</source>
        <translation>Seit %1 nichts gehört</translation>
    </message>
    <message>
        <source>Never seen</source>
        <translation>Nie gesehen</translation>
    </message>
    <message>
        <source>a job that is over</source>
        <translation>ein beendeter Auftrag</translation>
    </message>
    <message>
        <source>chunk %1 (%2) · %3</source>
        <translation>Stück %1 (%2) · %3</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>abgelaufen %1</translation>
    </message>
    <message>
        <source>incomplete: renew it</source>
        <translation>unvollständig: verlängern</translation>
    </message>
    <message>
        <source>%1 (this head)</source>
        <translation>%1 (dieser Kopfrechner)</translation>
    </message>
    <message>
        <source>%1 (name not proven)</source>
        <translation>%1 (Name nicht nachgewiesen)</translation>
    </message>
    <message>
        <source>Its own name is %1.</source>
        <translation>Der eigene Name ist %1.</translation>
    </message>
    <message>
        <source>Accepted / handed back / failed: %1.</source>
        <translation>Angenommen / zurückgegeben / fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Nothing proves that this name is its own: it may be an old enrolment, or somebody who uses another&apos;s name. Renew the enrolment and give it out again.</source>
        <translation>Nichts weist nach, dass dieser Name ihm gehört: Vielleicht ist die Zulassung alt, vielleicht benutzt jemand den Namen eines anderen. Verlängern Sie die Zulassung und geben Sie sie neu aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n Rechner</numerusform>
            <numerusform>%n Rechner</numerusform>
        </translation>
    </message>
    <message>
        <source>: %1 compute, %2 wait, %3 away</source>
        <translation>: %1 rechnen, %2 warten, %3 fort</translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n Prozessor</numerusform>
            <numerusform>%n Prozessoren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 chunks</source>
        <translation>%1 Stücke</translation>
    </message>
    <message>
        <source>%1 CPU hours</source>
        <translation>%1 CPU-Stunden</translation>
    </message>
</context>
<context>
    <name>FolderCheck</name>
    <message>
        <source>Another head uses this folder. End it, or choose another folder.</source>
        <translation>Ein anderer Kopfrechner benutzt diesen Ordner. Beenden Sie ihn, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder belongs to the head of %1 (process %2 on %3). End that program, or choose another folder.</source>
        <translation>Dieser Ordner gehört dem Kopfrechner von %1 (Prozess %2 auf %3). Beenden Sie dieses Programm, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 is a file, no folder.</source>
        <translation>%1 ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>You have no right to write in %1.</source>
        <translation>Sie dürfen in %1 nicht schreiben.</translation>
    </message>
    <message>
        <source>Its disk has %1 free, at least %2 are needed.</source>
        <translation>Auf seinem Datenträger sind %1 frei, mindestens %2 werden gebraucht.</translation>
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
    <name>HeadSettings</name>
    <message>
        <source>Queues and large payloads need two different ports.</source>
        <translation>Warteschlangen und große Nutzlasten brauchen zwei verschiedene Ports.</translation>
    </message>
    <message>
        <source>There is no port before 1 for large payloads: choose another one.</source>
        <translation>Vor Port 1 gibt es keinen für große Nutzlasten: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address. Write one of this PC&apos;s, such as 192.168.1.10, or 0.0.0.0 for all of them.</source>
        <translation>„%1“ ist keine Adresse. Schreiben Sie eine dieses PCs, etwa 192.168.1.10, oder 0.0.0.0 für alle.</translation>
    </message>
    <message>
        <source>Unencrypted, others in the network can read what is sent and answered. Choose a certificate, or tick that you want it so.</source>
        <translation>Unverschlüsselt können andere im Netz mitlesen. Wählen Sie ein Zertifikat, oder haken Sie an, dass Sie es so wollen.</translation>
    </message>
    <message>
        <source>Choose the file with the certificate.</source>
        <translation>Wählen Sie die Datei mit dem Zertifikat.</translation>
    </message>
    <message>
        <source>Choose the file with the certificate&apos;s private key.</source>
        <translation>Wählen Sie die Datei mit dem privaten Schlüssel des Zertifikats.</translation>
    </message>
    <message>
        <source>Write the folder&apos;s whole path, or choose it.</source>
        <translation>Schreiben Sie den ganzen Pfad des Ordners, oder wählen Sie ihn aus.</translation>
    </message>
    <message>
        <source>%1 has a mistake in line %2, so that every setting has its default. Applying settings keeps the file under another name.</source>
        <translation>%1 hat einen Fehler in Zeile %2, darum gilt überall der Standard. Beim Anwenden bleibt die Datei unter anderem Namen erhalten.</translation>
    </message>
    <message>
        <source>What you see is the default.</source>
        <translation>Sie sehen den Standard.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 has mistakes and cannot be kept under another name; move it away yourself.</source>
        <translation>%1 ist fehlerhaft und lässt sich nicht unter anderem Namen aufheben; verschieben Sie die Datei selbst.</translation>
    </message>
    <message>
        <source>The settings file has something else than a text.</source>
        <translation>In der Einstellungsdatei steht etwas anderes als ein Text.</translation>
    </message>
    <message>
        <source>The settings file has neither true nor false.</source>
        <translation>In der Einstellungsdatei steht weder true noch false.</translation>
    </message>
    <message>
        <source>The settings file has no whole number from %1 to %2.</source>
        <translation>In der Einstellungsdatei steht keine ganze Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>The settings file has none of: %1.</source>
        <translation>In der Einstellungsdatei steht nichts hiervon: %1.</translation>
    </message>
    <message>
        <source>The settings file has no list of texts.</source>
        <translation>In der Einstellungsdatei steht keine Liste von Texten.</translation>
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
    <name>MessageRow</name>
    <message>
        <source>Chunk</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>Sign of life</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Set aside: %1</source>
        <translation>Beiseitegelegt: %1</translation>
    </message>
    <message>
        <source>Put on the queue: %1</source>
        <translation>In die Warteschlange gelegt: %1</translation>
    </message>
    <message>
        <source>Expires: %1</source>
        <translation>Verfällt: %1</translation>
    </message>
    <message>
        <source>Taken so far: %1</source>
        <translation>Bisher genommen: %1</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <translation>Nachricht: %1</translation>
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
    <name>PoisonRow</name>
    <message>
        <source>Its computation failed</source>
        <translation>Die Berechnung schlug fehl</translation>
    </message>
    <message>
        <source>Taken too often</source>
        <translation>Zu oft genommen</translation>
    </message>
    <message>
        <source>No worker has the computation</source>
        <translation>Kein Rechner kennt die Berechnung</translation>
    </message>
    <message>
        <source>Its input cannot be had</source>
        <translation>Die Eingabe ist nicht zu bekommen</translation>
    </message>
    <message>
        <source>Chunk %1 of %2 is set aside. %3: %4</source>
        <translation>Stück %1 von %2 ist beiseitegelegt. %3: %4</translation>
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
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n Prozessor</numerusform>
            <numerusform>%n Prozessoren</numerusform>
        </translation>
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
    <name>gleaner::ComputingCard</name>
    <message>
        <source>This PC computes</source>
        <translation>Dieser PC rechnet mit</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>When it has nothing to hand out</source>
        <translation>Wenn er nichts zu verteilen hat</translation>
    </message>
    <message>
        <source>The same, but only while nobody uses this PC</source>
        <translation>Ebenso, aber nur solange niemand diesen PC benutzt</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Wann</translation>
    </message>
    <message>
        <source>Nobody &amp;uses it after</source>
        <translation>Niemand &amp;benutzt ihn nach</translation>
    </message>
    <message>
        <source>So long without an input, or when the screen is locked. Work in progress goes back to the queue within a second when somebody returns. A desktop that tells nobody of inputs counts as used.</source>
        <translation>So lange ohne Eingabe, oder wenn der Bildschirm gesperrt ist. Kommt jemand zurück, geht angefangene Arbeit binnen einer Sekunde in die Warteschlange zurück. Eine Arbeitsumgebung, die Eingaben niemandem mitteilt, gilt als benutzt.</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>alle (%1)</translation>
    </message>
    <message>
        <source>&amp;Processors</source>
        <translation>&amp;Prozessoren</translation>
    </message>
</context>
<context>
    <name>gleaner::ConnectionPanel</name>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Connection strings, one a line</source>
        <translation>&amp;Verbindungszeichenfolgen, eine je Zeile</translation>
    </message>
    <message>
        <source>As the storage account shows them, with key or signature; of another head: the file &quot;connection&quot; in its data folder. Several lines share the work.</source>
        <translation>Wie das Speicherkonto sie zeigt, mit Schlüssel oder Signatur; bei einem anderen Kopfrechner die Datei „connection“ in dessen Datenordner. Mehrere Zeilen teilen sich die Arbeit.</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>There is no connection string yet: paste one above.</source>
        <translation>Noch steht oben keine Verbindungszeichenfolge: Fügen Sie eine ein.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
</context>
<context>
    <name>gleaner::EnrolDialog</name>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Verlängern</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Zulassen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>Als Datei &amp;speichern …</translation>
    </message>
    <message>
        <source>Renew the enrolment of %1</source>
        <translation>Zulassung von %1 verlängern</translation>
    </message>
    <message>
        <source>Enrol a PC</source>
        <translation>Einen PC zulassen</translation>
    </message>
    <message>
        <source>Name of the worker</source>
        <translation>Name des Rechners</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>For how many days it may work</source>
        <translation>Wie viele Tage er arbeiten darf</translation>
    </message>
    <message>
        <source>as the head knows itself</source>
        <translation>wie der Kopfrechner sich selbst kennt</translation>
    </message>
    <message>
        <source>Address at which the PC reaches the head</source>
        <translation>Adresse, unter der der PC den Kopfrechner erreicht</translation>
    </message>
    <message>
        <source>What the PC has stays good, also after its end: nothing changes there. The enrolment is shown again, in case it was lost.</source>
        <translation>Was der PC hat, gilt weiter, auch nach dem Ablauf: Dort ändert sich nichts. Die Zulassung wird noch einmal gezeigt, falls sie verloren ging.</translation>
    </message>
    <message>
        <source>A PC with an enrolment may compute for this head, in this name and until it expires. It does not get the account&apos;s key.</source>
        <translation>Ein PC mit einer Zulassung darf für diesen Kopfrechner rechnen, unter diesem Namen und bis sie abläuft. Den Schlüssel des Kontos bekommt er nicht.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>1 to 48 letters, digits, &apos;-&apos;, &apos;_&apos; or &apos;.&apos;</source>
        <translation>1 bis 48 Buchstaben ohne Umlaute, Ziffern, »-«, »_« oder ».«</translation>
    </message>
    <message>
        <source>&amp;Valid for</source>
        <translation>&amp;Gültig für</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>HOST or HOST:PORT, when the PC reaches the head by another name or through a router</source>
        <translation>HOST oder HOST:PORT, wenn der PC den Kopfrechner unter einem anderen Namen oder über einen Router erreicht</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>The enrolment as a QR code; the text beside it is the same</source>
        <translation>Die Zulassung als QR-Code; der Text daneben ist dasselbe</translation>
    </message>
    <message>
        <source>The enrolment as a line to paste</source>
        <translation>Die Zulassung als Zeile zum Einfügen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Take it to the PC as a file, or paste the line there, or read the code with a camera: all three are the same. On the PC, choose the file in Gleaner&apos;s settings, or paste the line into:</source>
        <translation>Bringen Sie sie als Datei auf den PC, fügen Sie dort die Zeile ein oder lesen Sie den Code mit einer Kamera: Alle drei sind dasselbe. Wählen Sie auf dem PC die Datei in Gleaners Einstellungen oder fügen Sie die Zeile hier ein:</translation>
    </message>
    <message>
        <source>This is a secret, like a password: until %1, or until you revoke it, whoever has it can take work and answer it in the name of %2, and read what jobs compute. It opens nothing else.</source>
        <translation>Das ist ein Geheimnis wie ein Passwort: Bis %1, oder bis Sie sie widerrufen, kann jeder, der sie hat, im Namen von %2 Arbeit nehmen und beantworten und lesen, was Aufträge rechnen. Sonst öffnet sie nichts.</translation>
    </message>
    <message>
        <source>Too long for a QR code:
use the file or the line.</source>
        <translation>Zu lang für einen QR-Code:
Nehmen Sie die Datei oder die Zeile.</translation>
    </message>
    <message>
        <source>Copied. Copy something else when you have pasted it: the clipboard is open to every program.</source>
        <translation>Kopiert. Kopieren Sie nach dem Einfügen etwas anderes: Die Zwischenablage steht jedem Programm offen.</translation>
    </message>
    <message>
        <source>Save the enrolment</source>
        <translation>Zulassung speichern</translation>
    </message>
    <message>
        <source>Enrolments (*.enrolment)</source>
        <translation>Zulassungen (*.enrolment)</translation>
    </message>
    <message>
        <source>Saved to %1, readable for you alone.</source>
        <translation>Gespeichert als %1, nur für Sie lesbar.</translation>
    </message>
</context>
<context>
    <name>gleaner::FleetTableModel</name>
    <message>
        <source>Answers accepted / chunks handed back / failures. Sorted by failures for each answer</source>
        <translation>Antworten angenommen / Stücke zurückgegeben / Fehlschläge. Sortiert nach Fehlschlägen je Antwort</translation>
    </message>
    <message>
        <source>Of one processor, beside the fleet&apos;s mean for chunks of the same jobs</source>
        <translation>Eines Prozessors, verglichen mit dem Mittel der Flotte bei Stücken derselben Aufträge</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Does now</source>
        <translation>Tut gerade</translation>
    </message>
    <message>
        <source>OK/back/failed</source>
        <translation>gut/zurück/Fehler</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>CPU h</source>
        <translation>CPU-Std.</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Enrolled until</source>
        <translation>Zugelassen bis</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Enrolled on</source>
        <translation>Zugelassen am</translation>
    </message>
</context>
<context>
    <name>gleaner::FleetView</name>
    <message>
        <source>&amp;Enrol a PC…</source>
        <translation>PC &amp;zulassen …</translation>
    </message>
    <message>
        <source>Lets another PC compute for this head</source>
        <translation>Lässt einen weiteren PC für diesen Kopfrechner rechnen</translation>
    </message>
    <message>
        <source>Rene&amp;w…</source>
        <translation>&amp;Verlängern …</translation>
    </message>
    <message>
        <source>Gives an enrolment more time, and shows it again</source>
        <translation>Gibt einer Zulassung mehr Zeit und zeigt sie noch einmal</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Calls it something else, wherever it is shown</source>
        <translation>Nennt ihn anders, wo immer er gezeigt wird</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>&amp;Widerrufen …</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Fort</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Zugelassen</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>The name is not proven, or something failed</source>
        <translation>Der Name ist nicht nachgewiesen, oder etwas schlug fehl</translation>
    </message>
    <message>
        <source>Which workers are shown</source>
        <translation>Welche Rechner gezeigt werden</translation>
    </message>
    <message>
        <source>Find a worker</source>
        <translation>Rechner suchen</translation>
    </message>
    <message>
        <source>Words that a worker has to have in its name, work, platform or version</source>
        <translation>Wörter, die im Namen, in der Arbeit, der Plattform oder der Version eines Rechners stehen müssen</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n gezeigt</numerusform>
            <numerusform>%n gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Who is enrolled cannot be told: %1</source>
        <translation>Wer zugelassen ist, lässt sich nicht sagen: %1</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>What should it be called, wherever it is shown? Its enrolment stays as it is.
Empty: its own name, %1.</source>
        <translation>Wie soll er heißen, wo immer er gezeigt wird? Seine Zulassung bleibt, wie sie ist.
Leer: sein eigener Name, %1.</translation>
    </message>
    <message>
        <source>%1 is called %2 from now on.</source>
        <translation>%1 heißt von jetzt an %2.</translation>
    </message>
    <message>
        <source>Gleaner</source>
        <translation>Gleaner</translation>
    </message>
    <message>
        <source>Revoke the enrolment of %1?</source>
        <translation>Zulassung von %1 widerrufen?</translation>
    </message>
    <message>
        <source>From its next request on it is refused, and for ever: to work again it needs a new enrolment. What it computes at present goes to others when its time is over. In Azure it may take 30 seconds until this is in force.</source>
        <translation>Ab seiner nächsten Anfrage wird er abgewiesen, und zwar für immer: Um wieder zu arbeiten, braucht er eine neue Zulassung. Was er gerade rechnet, geht an andere, wenn die Zeit dafür um ist. Bei Azure kann es 30 Sekunden dauern, bis das gilt.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>%1 is refused from its next request on.</source>
        <translation>%1 wird ab der nächsten Anfrage abgewiesen.</translation>
    </message>
    <message>
        <source>Ends the selected enrolments at once and for ever</source>
        <translation>Beendet die ausgewählten Zulassungen sofort und für immer</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>For each of them: </source>
        <translation>Für jeden davon gilt: </translation>
    </message>
    <message numerus="yes">
        <source>%n selected worker(s) not enrolled stay as they are.</source>
        <translation>
            <numerusform>%n ausgewählter Rechner ist nicht zugelassen und bleibt, wie er ist.</numerusform>
            <numerusform>%n ausgewählte Rechner sind nicht zugelassen und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke the enrolments of %n worker(s)?</source>
        <translation>
            <numerusform>Zulassung von %n Rechner widerrufen?</numerusform>
            <numerusform>Zulassungen von %n Rechnern widerrufen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) are refused from their next request on.</source>
        <translation>
            <numerusform>%n Rechner wird ab seiner nächsten Anfrage abgewiesen.</numerusform>
            <numerusform>%n Rechner werden ab ihrer nächsten Anfrage abgewiesen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::FolderCard</name>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>&amp;Where the head keeps jobs, queues and answers</source>
        <translation>Wo der Kopfrechner Aufträge, Warteschlangen und Antworten au&amp;fbewahrt</translation>
    </message>
    <message>
        <source>%1 are free on its disk.</source>
        <translation>Auf seinem Datenträger sind %1 frei.</translation>
    </message>
    <message>
        <source>The folder will be made.</source>
        <translation>Der Ordner wird angelegt.</translation>
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
    <name>gleaner::LimitsCard</name>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>A silent worker &amp;loses its chunk after</source>
        <translation>Ein stiller Helfer ver&amp;liert sein Stück nach</translation>
    </message>
    <message>
        <source>Then somebody else gets it. Workers prolong it while they compute.</source>
        <translation>Dann bekommt es ein anderer. Wer rechnet, verlängert die Frist.</translation>
    </message>
    <message>
        <source>A chunk is &amp;set aside when taken more than</source>
        <translation>Ein &amp;Stück wird beiseite gelegt nach mehr als</translation>
    </message>
    <message>
        <source>Nobody who took it has answered: it may do harm.</source>
        <translation>Niemand, der es nahm, hat geantwortet: Vielleicht schadet es.</translation>
    </message>
    <message>
        <source>Messages a&amp;ge out after</source>
        <translation>Nachrichten ver&amp;fallen nach</translation>
    </message>
    <message>
        <source>168 hours are seven days. Chunks are sent anew before.</source>
        <translation>168 Stunden sind sieben Tage. Vorher werden Stücke neu verschickt.</translation>
    </message>
    <message>
        <source>Largest &amp;message</source>
        <translation>Größte &amp;Nachricht</translation>
    </message>
    <message>
        <source>With its Base64. What is larger travels beside the queue. Workers need the same.</source>
        <translation>Mit Base64. Größeres reist neben der Warteschlange. Helfer brauchen denselben Wert.</translation>
    </message>
    <message>
        <source>Keep free on the data folder&apos;s &amp;disk</source>
        <translation>Auf dem &amp;Datenträger freihalten</translation>
    </message>
    <message>
        <source>With less, the head does not start.</source>
        <translation>Bei weniger startet der Kopfrechner nicht.</translation>
    </message>
</context>
<context>
    <name>gleaner::ListenPanel</name>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>It is all right that others in the network can read it</source>
        <translation>Es ist in Ordnung, dass andere im Netz mitlesen können</translation>
    </message>
    <message>
        <source>Nobody else: only this PC computes</source>
        <translation>Niemand sonst: Nur dieser PC rechnet</translation>
    </message>
    <message>
        <source>Programs on this PC</source>
        <translation>Programme auf diesem PC</translation>
    </message>
    <message>
        <source>Other PCs in the network</source>
        <translation>Andere PCs im Netz</translation>
    </message>
    <message>
        <source>Who may &amp;connect</source>
        <translation>Wer sich ver&amp;binden darf</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>0.0.0.0 stands for all networks of this PC. Its addresses: %1.</source>
        <translation>0.0.0.0 steht für alle Netze dieses PCs. Seine Adressen: %1.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>the one before</source>
        <translation>der davor</translation>
    </message>
    <message>
        <source>&amp;Port of the queues</source>
        <translation>&amp;Port der Warteschlangen</translation>
    </message>
    <message>
        <source>Port of &amp;large payloads</source>
        <translation>Port &amp;großer Nutzlasten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>With a certificate that the head makes for itself</source>
        <translation>Mit einem Zertifikat, das der Kopfrechner selbst anlegt</translation>
    </message>
    <message>
        <source>With a certificate of mine</source>
        <translation>Mit einem eigenen Zertifikat</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>V&amp;erschlüsselung</translation>
    </message>
    <message>
        <source>Certi&amp;ficate (PEM, its chain after it)</source>
        <translation>Zertif&amp;ikat (PEM, danach seine Kette)</translation>
    </message>
    <message>
        <source>Private &amp;key (PEM, without a password)</source>
        <translation>Privater Schlüssel (PEM, &amp;ohne Passwort)</translation>
    </message>
    <message>
        <source>The system chooses the port anew at each start.</source>
        <translation>Den Port wählt das System bei jedem Start neu.</translation>
    </message>
    <message>
        <source>The queues are at %1://%2:%3, large payloads at port %4.</source>
        <translation>Die Warteschlangen sind unter %1://%2:%3, große Nutzlasten an Port %4.</translation>
    </message>
    <message>
        <source>Let both through this PC&apos;s firewall, for example with:
%1
Then enrol each PC in the view Fleet: what it needs to connect is in the file you give it.</source>
        <translation>Lassen Sie beide durch die Firewall dieses PCs, zum Beispiel mit:
%1
Melden Sie dann jeden PC in der Ansicht Flotte an: Was er zum Verbinden braucht, steht in der Datei, die Sie ihm geben.</translation>
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
    <message numerus="yes">
        <source>%1, %n wait for you</source>
        <translation>
            <numerusform>%1, eines wartet auf Sie</numerusform>
            <numerusform>%1, %n warten auf Sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::MessageTableModel</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Genommen</translation>
    </message>
    <message>
        <source>There for</source>
        <translation>Da seit</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Verfällt</translation>
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
    <name>gleaner::NoHeadPage</name>
    <message>
        <source>Often another program is in the way, or the network is. When it is gone, try again; or choose another port, data folder or connection in the settings.</source>
        <translation>Oft ist ein anderes Programm im Weg oder das Netz. Ist es behoben, versuchen Sie es noch einmal; oder wählen Sie in den Einstellungen einen anderen Port, Datenordner oder eine andere Verbindung.</translation>
    </message>
    <message>
        <source>Something is not allowed. Give yourself the right and try again, or choose another folder or port in the settings.</source>
        <translation>Etwas ist nicht erlaubt. Geben Sie sich das Recht und versuchen Sie es noch einmal, oder wählen Sie in den Einstellungen einen anderen Ordner oder Port.</translation>
    </message>
    <message>
        <source>Free some space and try again, or choose a data folder on another disk in the settings.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal, oder wählen Sie in den Einstellungen einen Datenordner auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <source>A file of the head&apos;s is damaged. Put back a copy of it and try again, or begin with an empty data folder in the settings; nothing of the old one is removed.</source>
        <translation>Eine Datei des Kopfrechners ist beschädigt. Spielen Sie eine Kopie ein und versuchen Sie es noch einmal, oder beginnen Sie in den Einstellungen mit einem leeren Datenordner; vom alten wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Correct it in the settings, or try again.</source>
        <translation>Berichtigen Sie es in den Einstellungen, oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>The head is being opened</source>
        <translation>Der Kopfrechner wird geöffnet</translation>
    </message>
    <message>
        <source>The head cannot be opened</source>
        <translation>Der Kopfrechner lässt sich nicht öffnen</translation>
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
    <name>gleaner::NotificationsCard</name>
    <message>
        <source>Notifications</source>
        <translation>Mitteilungen</translation>
    </message>
    <message>
        <source>A job is d&amp;one</source>
        <translation>Ein Auftrag ist f&amp;ertig</translation>
    </message>
    <message>
        <source>A job &amp;failed</source>
        <translation>Ein Auftrag ist ge&amp;scheitert</translation>
    </message>
    <message>
        <source>A job waits for a &amp;decision of mine</source>
        <translation>Ein Auftrag wartet auf meine Ent&amp;scheidung</translation>
    </message>
    <message>
        <source>The window was closed and jobs go on in the &amp;background</source>
        <translation>Das Fenster wurde geschlossen, und Aufträge laufen im &amp;Hintergrund weiter</translation>
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
    <name>gleaner::PeekView</name>
    <message>
        <source>Look &amp;now</source>
        <translation>&amp;Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Messages over time</source>
        <translation>Nachrichten im Lauf der Zeit</translation>
    </message>
    <message>
        <source>every second</source>
        <translation>jede Sekunde</translation>
    </message>
    <message>
        <source>every 5 seconds</source>
        <translation>alle 5 Sekunden</translation>
    </message>
    <message>
        <source>every 30 seconds</source>
        <translation>alle 30 Sekunden</translation>
    </message>
    <message>
        <source>every 5 minutes</source>
        <translation>alle 5 Minuten</translation>
    </message>
    <message>
        <source>only when asked</source>
        <translation>nur auf Wunsch</translation>
    </message>
    <message>
        <source>How often to look</source>
        <translation>Wie oft nachgesehen wird</translation>
    </message>
    <message>
        <source>Looks at once (F5)</source>
        <translation>Sieht sofort nach (F5)</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Messages at the front of the queue</source>
        <translation>Nachrichten vorn in der Warteschlange</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Nothing can be seen here. Messages that somebody has taken are counted, but hidden until they come back or are done.</source>
        <translation>Hier ist nichts zu sehen. Nachrichten, die jemand genommen hat, zählen mit, sind aber verborgen, bis sie zurückkommen oder erledigt sind.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) at the front, oldest first. Looking changes nothing: no message is taken, hidden or counted.</source>
        <translation>
            <numerusform>%n Nachricht ist vorn zu sehen. Nachsehen ändert nichts: Keine Nachricht wird genommen, verborgen oder gezählt.</numerusform>
            <numerusform>%n Nachrichten sind vorn zu sehen, die älteste zuerst. Nachsehen ändert nichts: Keine Nachricht wird genommen, verborgen oder gezählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chunks that are set aside lie in no queue; the head keeps them until a person decides. The view “Poison” tells more and takes the decision.</source>
        <translation>Beiseitegelegte Stücke liegen in keiner Warteschlange; der Kopfrechner bewahrt sie auf, bis jemand entscheidet. Die Ansicht „Gift“ sagt mehr dazu und nimmt die Entscheidung entgegen.</translation>
    </message>
    <message>
        <source>At the front of: %1</source>
        <translation>Vorn in: %1</translation>
    </message>
    <message>
        <source>A queue cannot be looked at: %1</source>
        <translation>Eine Warteschlange lässt sich nicht ansehen: %1</translation>
    </message>
    <message>
        <source>The queues cannot be looked at: %1</source>
        <translation>Die Warteschlangen lassen sich nicht ansehen: %1</translation>
    </message>
    <message>
        <source>The queues cannot be looked at: %1 What is shown is from %2.</source>
        <translation>Die Warteschlangen lassen sich nicht ansehen: %1 Was zu sehen ist, stammt vom %2.</translation>
    </message>
    <message>
        <source>Peek</source>
        <translation>Peek</translation>
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
    <name>gleaner::PoisonActions</name>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Neu versuchen</translation>
    </message>
    <message>
        <source>Sends the selected chunks out again</source>
        <translation>Gibt die gewählten Stücke noch einmal hinaus</translation>
    </message>
    <message>
        <source>&amp;Drop…</source>
        <translation>&amp;Aufgeben …</translation>
    </message>
    <message>
        <source>Gives the selected chunks up</source>
        <translation>Verzichtet auf die gewählten Stücke</translation>
    </message>
    <message numerus="yes">
        <source>Drop %n chunk(s)?</source>
        <translation>
            <numerusform>Auf %n Stück verzichten?</numerusform>
            <numerusform>Auf %n Stücke verzichten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry &amp;all</source>
        <translation>A&amp;lle neu versuchen</translation>
    </message>
    <message>
        <source>Sends everything that is set aside out again</source>
        <translation>Gibt alles Beiseitegelegte noch einmal hinaus</translation>
    </message>
    <message>
        <source>Drop a&amp;ll…</source>
        <translation>Alle au&amp;fgeben …</translation>
    </message>
    <message>
        <source>Gives everything up that is set aside</source>
        <translation>Verzichtet auf alles Beiseitegelegte</translation>
    </message>
    <message>
        <source>Drop everything that is set aside?</source>
        <translation>Auf alles Beiseitegelegte verzichten?</translation>
    </message>
    <message>
        <source>Look at the &amp;job</source>
        <translation>Den A&amp;uftrag ansehen</translation>
    </message>
    <message>
        <source>Shows the page of the chunk&apos;s job</source>
        <translation>Zeigt die Seite des Auftrags, zu dem das Stück gehört</translation>
    </message>
    <message>
        <source>Gleaner</source>
        <translation>Gleaner</translation>
    </message>
    <message>
        <source>The result is put together without them and says where it has gaps. This cannot be undone.</source>
        <translation>Das Ergebnis entsteht ohne sie und sagt, wo es Lücken hat. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) go out again.</source>
        <translation>
            <numerusform>%n Stück geht noch einmal hinaus.</numerusform>
            <numerusform>%n Stücke gehen noch einmal hinaus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) dropped; the result goes without.</source>
        <translation>
            <numerusform>%n Stück aufgegeben; das Ergebnis entsteht ohne es.</numerusform>
            <numerusform>%n Stücke aufgegeben; das Ergebnis entsteht ohne sie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gleaner::PoisonDetail</name>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 mehr</translation>
    </message>
    <message>
        <source>What the chunk asks for</source>
        <translation>Wonach das Stück fragt</translation>
    </message>
    <message>
        <source>What happened to the chunk</source>
        <translation>Was mit dem Stück geschah</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>Was mit ihm geschah</translation>
    </message>
    <message>
        <source>Chunk %1 of “%2”</source>
        <translation>Stück %1 von „%2“</translation>
    </message>
    <message>
        <source>%1: %2
Set aside on %3. Tried by %4.</source>
        <translation>%1: %2
Beiseitegelegt am %3. Versucht von %4.</translation>
    </message>
    <message>
        <source>nobody that is known</source>
        <translation>niemandem, der bekannt wäre</translation>
    </message>
    <message>
        <source>What it asks for</source>
        <translation>Wonach es fragt</translation>
    </message>
    <message>
        <source>What it asks for (%1)</source>
        <translation>Wonach es fragt (%1)</translation>
    </message>
</context>
<context>
    <name>gleaner::PoisonTableModel</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Chunk</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gemeldet wurde</translation>
    </message>
    <message>
        <source>Who tried it</source>
        <translation>Wer es versuchte</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
</context>
<context>
    <name>gleaner::PoisonView</name>
    <message>
        <source>A chunk is poison when it does harm to whoever takes it: it fails at three PCs in the same way, or those that take it disappear again and again. It is then set aside, so that it cannot stop the others, and it appears here with the reason.

You can then send it out again, when its cause is gone, or drop it: the result is put together without it and says so. Until then everything else of the job is computed as usual.</source>
        <translation>Ein Stück ist Gift, wenn es dem schadet, der es nimmt: Es schlägt auf drei PCs auf dieselbe Weise fehl, oder wer es nimmt, verschwindet immer wieder. Dann wird es beiseitegelegt, damit es die anderen nicht aufhält, und erscheint hier mit dem Grund.

Sie können es noch einmal hinausgeben, wenn die Ursache behoben ist, oder darauf verzichten: Das Ergebnis entsteht ohne es und sagt das auch. Bis dahin wird alles Übrige des Auftrags wie gewohnt berechnet.</translation>
    </message>
    <message>
        <source>Nothing is set aside</source>
        <translation>Nichts ist beiseitegelegt</translation>
    </message>
    <message>
        <source>Chunks that are set aside</source>
        <translation>Beiseitegelegte Stücke</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) wait for your decision.</source>
        <translation>
            <numerusform>%n Stück wartet auf Ihre Entscheidung.</numerusform>
            <numerusform>%n Stücke warten auf Ihre Entscheidung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Poison</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>%1 chunks wait for your decision. The first %2 are shown, the others as these are decided; “all” means all.</source>
        <translation>%1 Stücke warten auf Ihre Entscheidung. Gezeigt werden die ersten %2, die übrigen, wenn diese entschieden sind; „alle“ meint alle.</translation>
    </message>
</context>
<context>
    <name>gleaner::QueueCard</name>
    <message>
        <source>Where the queue is</source>
        <translation>Wo die Warteschlange ist</translation>
    </message>
    <message>
        <source>In this head, on its own disk</source>
        <translation>In diesem Kopfrechner, auf eigenem Datenträger</translation>
    </message>
    <message>
        <source>In a storage account: Azure Storage, Azurite or another head</source>
        <translation>In einem Speicherkonto: Azure Storage, Azurite oder ein anderer Kopfrechner</translation>
    </message>
    <message>
        <source>&amp;Queues</source>
        <translation>&amp;Warteschlangen</translation>
    </message>
</context>
<context>
    <name>gleaner::QueueTableModel</name>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Signs of life</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Poison (set aside)</source>
        <translation>Gift (beiseitegelegt)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Oldest is there for</source>
        <translation>Älteste ist da seit</translation>
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
    <name>gleaner::SettingsView</name>
    <message>
        <source>&amp;Apply</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>Ver&amp;werfen</translation>
    </message>
    <message>
        <source>&amp;Restart the head now</source>
        <translation>Kopfrechner jetzt &amp;neu starten</translation>
    </message>
    <message>
        <source>Decided by %1 of the command line, for as long as the program runs.</source>
        <translation>Von %1 auf der Befehlszeile bestimmt, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>Nothing was applied: what is wrong stands beside it.</source>
        <translation>Nichts wurde angewendet: Was nicht stimmt, steht daneben.</translation>
    </message>
    <message>
        <source>Applied; all of it holds now.</source>
        <translation>Angewendet; alles gilt jetzt.</translation>
    </message>
    <message>
        <source>Saved. What needs it holds when the head is started anew.</source>
        <translation>Gespeichert. Was es braucht, gilt nach einem Neustart des Kopfrechners.</translation>
    </message>
    <message>
        <source>The head is started anew; its jobs go on.</source>
        <translation>Der Kopfrechner wird neu gestartet; seine Aufträge gehen weiter.</translation>
    </message>
    <message>
        <source>Not applied yet. Notifications hold at once; everything else when the head is started anew.</source>
        <translation>Noch nicht angewendet. Mitteilungen gelten sofort, alles andere nach einem Neustart des Kopfrechners.</translation>
    </message>
    <message>
        <source>Saved, and waits for the head to be started anew: %1.</source>
        <translation>Gespeichert; gilt nach einem Neustart des Kopfrechners: %1.</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Aufbewahrt in %1.</translation>
    </message>
    <message>
        <source>Another program runs the head of %1, for example &apos;gleaner serve&apos;. What that head was told is shown here and can only be changed there; data folder and notifications are this window&apos;s own.</source>
        <translation>Ein anderes Programm führt den Kopfrechner von %1, zum Beispiel „gleaner serve“. Was ihm gesagt wurde, steht hier und lässt sich nur dort ändern; Datenordner und Mitteilungen gehören zu diesem Fenster.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
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
