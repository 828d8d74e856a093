import { routes } from '#platform/server'
import { contractsApi } from './api.ts'
import { endCourse, openCourse } from './courses.ts'
import { createContract, editContract } from './create-contract.ts'
import { diagnose, listDiagnoses } from './diagnoses.ts'
import { decide, getEligibility, saveFacts } from './eligibility.ts'
import { endContract } from './end-contract.ts'
import { extendContract } from './extend-contract.ts'
import { getContract } from './get-contract.ts'
import { getFile } from './get-file.ts'
import { listToDo } from './list-to-do.ts'
import { printContract, printRefusal } from './print.ts'
import {
  askRepresentativeCode,
  getRepresentation,
  inviteRepresentative,
  readAsRepresentative,
  signAsRepresentative,
} from './representatives.ts'
import { askSigningCode, signContract, signOnPaper } from './sign-contract.ts'
import { amendContract, cancelContract, refuseContract, submitContract } from './submit-contract.ts'
import { closeTask, openTask } from './tasks.ts'

export const contractsRoutes = routes(contractsApi, {
  file: (ctx) => getFile(ctx),
  toDo: (ctx) => listToDo(ctx),
  openCourse: (ctx) => openCourse(ctx),
  endCourse: (ctx) => endCourse(ctx),
  diagnoses: (ctx) => listDiagnoses(ctx),
  diagnose: (ctx) => diagnose(ctx),
  eligibility: (ctx) => getEligibility(ctx),
  saveFacts: (ctx) => saveFacts(ctx),
  decide: (ctx) => decide(ctx),
  letter: (ctx) => printRefusal(ctx),
  create: (ctx) => createContract(ctx),
  get: (ctx) => getContract(ctx),
  edit: (ctx) => editContract(ctx),
  submit: (ctx) => submitContract(ctx),
  cancel: (ctx) => cancelContract(ctx),
  amend: (ctx) => amendContract(ctx),
  askCode: (ctx) => askSigningCode(ctx),
  sign: (ctx) => signContract(ctx),
  refuse: (ctx) => refuseContract(ctx),
  signOnPaper: (ctx) => signOnPaper(ctx),
  inviteRepresentative: (ctx) => inviteRepresentative(ctx),
  extend: (ctx) => extendContract(ctx),
  end: (ctx) => endContract(ctx),
  pdf: (ctx) => printContract(ctx),
  openTask: (ctx) => openTask(ctx),
  closeTask: (ctx) => closeTask(ctx),
  representation: (ctx) => getRepresentation(ctx),
  askRepresentativeCode: (ctx) => askRepresentativeCode(ctx),
  readAsRepresentative: (ctx) => readAsRepresentative(ctx),
  signAsRepresentative: (ctx) => signAsRepresentative(ctx),
})
