#include "screensaver_client/agent/head_list.h"

#include "screensaver_client/policy/file_stamp.h"

#include <QFileInfo>
#include <QUrl>

namespace gleaner {

QByteArray headsStamp(const QList<HeadSetting>& settings) {
    QByteArray stamp;
    for (const HeadSetting& setting : settings)
        stamp += fileStamp(setting.enrolment) + '\n';
    return stamp;
}

std::vector<ListedHead> listHeads(const QList<HeadSetting>& settings) {
    std::vector<ListedHead> heads;
    for (const HeadSetting& setting : settings) {
        ListedHead head;
        head.weight = setting.weight;
        auto enrolment = readEnrolment(setting.enrolment);
        if (enrolment) {
            head.where = toString(enrolment->queueAddresses.front());
            head.name = QUrl(head.where).host();
            head.enrolment = *std::move(enrolment);
        } else {
            head.name = QFileInfo(setting.enrolment).fileName();
            head.problem = enrolment.error().message;
        }
        heads.push_back(std::move(head));
    }
    return heads;
}

} // namespace gleaner
