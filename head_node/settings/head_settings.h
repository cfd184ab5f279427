// What a person may decide about the head of a window: names in the file, defaults, units and bounds beside each field.
// HEAD_SETTINGS.md defines the file. Values; any thread.
#pragma once

#include "common/client/connection_list.h"
#include "common/worker/worker_options.h"
#include "head_node/engine/local_compute.h"
#include "head_node/store/data_folder.h"

#include <QMap>

namespace gleaner {

enum class Encryption {
    None,
    OwnCertificate,   ///< the head makes one for itself, once
    GivenCertificate, ///< certificate_file, key_file
};

/// When the desktop speaks up.
struct NotificationSettings {
    bool whenDone = true;   ///< notify_done: a job is done
    bool whenFailed = true; ///< notify_failed: a job failed
    bool whenNeeded = true; ///< notify_needs_person: a job waits for a person's decision
    bool whenInTray = true; ///< notify_in_tray: the window was closed, and jobs go on

    friend bool operator==(const NotificationSettings&, const NotificationSettings&) = default;
};

struct HeadSettings {
    QString dataFolder; ///< data_folder: absolute; empty: the user's own, as with `gleaner`

    bool remoteQueues = false; ///< queues: "embedded", or "connection-strings": those of somebody else
    QString connectionStrings; ///< connection_strings, a list in the file: with keys; one a line

    QString listenAddress;                    ///< listen: an address of this PC; empty: nobody else reaches the queues
    int port = 10'001;                        ///< port, 0 (any) .. 65535
    int blobPort = 0;                         ///< blob_port, 1 .. 65535; 0: the one before `port`
    Encryption encryption = Encryption::None; ///< encryption: "none", "own-certificate", "given-certificate"
    QString certificateFile;                  ///< certificate_file: PEM
    QString keyFile;                          ///< key_file: PEM, without a password
    bool plainOnNetwork = false;              ///< plain_on_network: unencrypted on the network is what the person wants

    LocalCompute localCompute = LocalCompute::WhenIdle; ///< local_compute: "off", "idle", "away", "always"
    int threads = 0;                                    ///< threads, 0 (one a processor) .. kMaxProcessors
    int awayMinutes = 5;                                ///< away_minutes, 1 .. 1440: untouched for so long is away

    int messageLimitBytes = int(kDefaultMessageLimit); ///< message_limit_bytes, kMinMessageLimit .. kMaxMessageLimit
    int visibility_s = 60;                             ///< visibility_s, 1 .. 604800: kept with the work queue
    int timeToLive_h = 168;                            ///< time_to_live_h, 1 .. 168: a chunk's message ages out
    int poisonThreshold = 5; ///< poison_threshold, 1 .. kMaxPoisonThreshold: kept with the work queue
    int leastFreeMib = int(kLeastFreeBytes >> 20); ///< least_free_mib, 64 .. 1048576: of the data folder's disk

    NotificationSettings notifications;

    friend bool operator==(const HeadSettings&, const HeadSettings&) = default;
};

/// Sentences by the name of a setting.
using SettingComplaints = QMap<QString, QString>;

/// The names in the file of what differs, sorted.
[[nodiscard]] QStringList differences(const HeadSettings& one, const HeadSettings& other);
/// True for those that hold without starting the head anew.
[[nodiscard]] bool holdsAtOnce(const QString& name);

/// Why a head could not be made of them, in the person's language. Asks neither disk nor network.
[[nodiscard]] SettingComplaints complaintsAbout(const HeadSettings& settings);

} // namespace gleaner
