/** The kinds of the jobs that rules have. due: a clock has come to its time; closed: a rule closed a ticket. */
export const DUE_JOB = "rule_due";
export const STATUS_JOB = "rule_status";
export const CLOSED_JOB = "rule_closed";
export const ARM_JOB = "rule_arm";
