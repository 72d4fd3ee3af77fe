/** What the register holds of a vendor that a file may tell anew, by the names of import fields. */
export interface UpdatableVendor {
  readonly name: string;
  readonly externalRef: string | null;
  readonly website: string | null;
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

export interface FieldUpdate {
  readonly field: keyof UpdatableVendor;
  readonly from: string | null;
  readonly to: string;
}

const FIELDS: readonly (keyof UpdatableVendor)[] = ['name', 'website', 'addressLine1', 'addressLine2', 'city', 'state', 'postalCode'];

/** What a row would change of the vendor with its reference; what the file leaves empty stays as it is. */
export const updatesOf = (vendor: UpdatableVendor, values: Readonly<Record<string, string | undefined>>): FieldUpdate[] =>
  FIELDS.flatMap((field) => {
    const to = values[field]?.trim();
    return to && to !== (vendor[field] ?? '') ? [{ field, from: vendor[field], to }] : [];
  });
