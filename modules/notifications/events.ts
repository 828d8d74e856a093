import { actionCommented, actionCompleted, actionGiven, actionQualified, actionReminderDue } from '#api/actions'
import { declarationAsked, declarationReturned, monthGranted } from '#api/allowance'
import {
  appointmentAnswered,
  appointmentCancelled,
  appointmentChanged,
  appointmentCreated,
  appointmentMissed,
  reminderDue,
} from '#api/appointments'
import { contractSigned, contractToSign } from '#api/contracts'
import { fileScanned } from '#api/files'
import { hoursContested, hoursCorrected, hoursValidated, weekClosed } from '#api/hours'
import { messageSent, receiptMoved } from '#api/messaging'
import { adviserChanged } from '#api/people'
import { objectiveProposed, prescribed } from '#api/plans'
import {
  sessionCancelled,
  sessionChanged,
  workshopCancelled,
  workshopRegistered,
  workshopReminderDue,
  workshopWaited,
} from '#api/workshops'
import { accountActivated, accountClosed, sessionEnded } from '#modules/identity'
import { pushGone } from '#platform/outgoing'
import { on, type Subscriber } from '#platform/subscribers'
import { settle, type Telling } from './tell.ts'
import { tellActionCommented, tellActionCompleted, tellActionReminder, tellActionsGiven, tellActionsQualified } from './tell-actions.ts'
import { tellGranted, tellReturned, tellToDeclare } from './tell-allowance.ts'
import { tellAnswered, tellCancelled, tellChanged, tellCreated, tellMissed, tellReminder } from './tell-appointments.ts'
import { tellContractSigned, tellContractToSign } from './tell-contracts.ts'
import { tellScanned } from './tell-files.ts'
import { tellHoursContested, tellHoursCorrected, tellHoursValidated, tellWeekClosed } from './tell-hours.ts'
import { hushConversation, tellMessage } from './tell-messages.ts'
import { forgetGoneDevice, silenceAccount, silenceSession, tellActivated, tellAdviserChanged } from './tell-people.ts'
import { tellObjectiveProposed, tellPrescribed } from './tell-plans.ts'
import { tellLeft, tellRegistered, tellSessionCancelled, tellSessionChanged, tellWaited, tellWorkshopReminder } from './tell-workshops.ts'

type Outcome = Telling | Telling[] | undefined
/**
 * What notifications listen to. Not told, on purpose: edits of a message or an action (the screens show them), attendance that went well,
 * hours as they are declared, and what somebody did themselves, but for the calendar file of a workshop.
 */
export const notificationsSubscriber: Subscriber<Outcome> = {
  name: 'notifications',
  settle,
  handlers: [
    on(fileScanned, tellScanned),
    on(messageSent, tellMessage),
    on(receiptMoved, hushConversation),
    on(appointmentCreated, tellCreated),
    on(appointmentChanged, tellChanged),
    on(appointmentCancelled, tellCancelled),
    on(appointmentAnswered, tellAnswered),
    on(appointmentMissed, tellMissed),
    on(reminderDue, tellReminder),
    on(workshopRegistered, tellRegistered),
    on(workshopWaited, tellWaited),
    on(workshopCancelled, tellLeft),
    on(sessionChanged, tellSessionChanged),
    on(sessionCancelled, tellSessionCancelled),
    on(workshopReminderDue, tellWorkshopReminder),
    on(actionGiven, tellActionsGiven),
    on(actionCompleted, tellActionCompleted),
    on(actionQualified, tellActionsQualified),
    on(actionCommented, tellActionCommented),
    on(actionReminderDue, tellActionReminder),
    on(contractToSign, tellContractToSign),
    on(contractSigned, tellContractSigned),
    on(objectiveProposed, tellObjectiveProposed),
    on(prescribed, tellPrescribed),
    on(hoursValidated, tellHoursValidated),
    on(hoursContested, tellHoursContested),
    on(hoursCorrected, tellHoursCorrected),
    on(weekClosed, tellWeekClosed),
    on(declarationAsked, tellToDeclare),
    on(declarationReturned, tellReturned),
    on(monthGranted, tellGranted),
    on(adviserChanged, tellAdviserChanged),
    on(accountActivated, tellActivated),
    on(accountClosed, silenceAccount),
    on(sessionEnded, silenceSession),
    on(pushGone, forgetGoneDevice),
  ],
}
