/**
 * Whom a vendor `v` is written to about its safeguards, as a lateral `c` of id, name and email: a contact for privacy, else for security, else any;
 * never one whose mail came back. No row where nobody can be reached.
 */
export const REACHABLE = `lateral (
  select c.id, c.name, c.email from contacts c where c.vendor_id = v.id and c.deliverability <> 'bounced'
  order by case when 'privacy' = any(c.purposes) then 0 when 'security' = any(c.purposes) then 1 else 2 end, c.name, c.id limit 1) c`;
