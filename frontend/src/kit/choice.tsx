// A choice of what a picture shows.

interface ChoiceProps<Value extends string> {
  title: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  choose: (value: Value) => void;
}

export function Choice<Value extends string>({ title, value, options, choose }: ChoiceProps<Value>) {
  return (
    <label class="ac-picture-choice">
      <span>{title}</span>
      <select
        class="ac-select"
        value={value}
        onChange={(event) => {
          const found = options.find(([one]) => one === event.currentTarget.value);
          if (found !== undefined) choose(found[0]);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
